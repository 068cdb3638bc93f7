import * as Kobalte from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'
import { focusInside } from './sheet-focus.ts'
import { SheetHead } from './sheet-head.tsx'

type DialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: JSX.Element
  readonly description?: JSX.Element
  /** Buttons at the lower end, the main one last. */
  readonly footer?: JSX.Element
  readonly wide?: boolean | undefined
  /** Submits the whole dialog as a form, ⌘Enter included; put a submit button into the footer. */
  readonly onSubmit?: (() => void) | undefined
  readonly children?: JSX.Element
}

const submit = (event: SubmitEvent, send: (() => void) | undefined): void => {
  event.preventDefault()
  send?.()
}

const sendByKey = (event: KeyboardEvent & { currentTarget: HTMLFormElement }): void => {
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
}

/** One question or one form over the page; the page behind it rests. */
export const Dialog = (props: DialogProps): JSX.Element => (
  <Kobalte.Root open={props.open} onOpenChange={(open) => open || props.onClose()}>
    <Kobalte.Portal>
      <Kobalte.Overlay class="fixed inset-0 z-40 animate-fade-in bg-veil" />
      <div class="fixed inset-0 z-40 flex items-start justify-center p-4 pt-[12vh] max-sm:items-end max-sm:p-0">
        <Kobalte.Content
          data-hotkeys="off"
          onOpenAutoFocus={focusInside}
          class="flex max-h-[76vh] w-full animate-rise-in flex-col rounded-lg bg-raised shadow-float outline-none max-sm:max-h-[92vh] max-sm:rounded-b-none"
          classList={{ 'max-w-md': !props.wide, 'max-w-2xl': props.wide ?? false }}
        >
          <form
            class="flex min-h-0 flex-col"
            onSubmit={(event) => submit(event, props.onSubmit)}
            onKeyDown={sendByKey}
            novalidate
          >
            <div class="px-5 pt-4">
              <SheetHead title={props.title} description={props.description} />
            </div>
            <div class="empty:hidden scroll-quiet flex flex-col gap-4 px-5 pt-4">{props.children}</div>
            <div data-sheet-foot class="flex flex-wrap justify-end gap-2 px-5 pt-5 pb-4">
              {props.footer}
            </div>
          </form>
        </Kobalte.Content>
      </div>
    </Kobalte.Portal>
  </Kobalte.Root>
)
