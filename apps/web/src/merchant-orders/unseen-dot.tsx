import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { portalWords } from './words.ts'

/** Marks an order that nobody has looked at yet. */
export const UnseenDot = (props: { unseen: boolean }): JSX.Element => {
  const text = useText(portalWords)
  return (
    <Show when={props.unseen}>
      <span class="size-2 shrink-0 rounded-full bg-accent" title={text().unseen}>
        <span class="sr-only">{text().unseen}</span>
      </span>
    </Show>
  )
}
