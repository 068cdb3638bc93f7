import * as Kobalte from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { Show, children } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { squareLook } from './button-look.ts'

type SheetHeadProps = {
  readonly title: JSX.Element
  readonly description?: JSX.Element
  readonly actions?: JSX.Element
}

/** The head of a Dialog or Drawer: its title, what it is about, and the labelled way out. */
export const SheetHead = (props: SheetHeadProps): JSX.Element => {
  const text = useText()
  /** Made once: a prop of JSX is made anew each time it is read. */
  const description = children(() => props.description)
  return (
    <header class="flex items-start gap-2">
      <div class="min-w-0 flex-1 pt-1">
        <Kobalte.Title class="text-lg font-semibold wrap-break-word">{props.title}</Kobalte.Title>
        <Show when={description()}>
          <Kobalte.Description as="div" class="mt-1 text-ink-2">
            {description()}
          </Kobalte.Description>
        </Show>
      </div>
      {props.actions}
      <Kobalte.CloseButton type="button" class={squareLook('ghost')} aria-label={text().action.close}>
        <X size={16} />
      </Kobalte.CloseButton>
    </header>
  )
}
