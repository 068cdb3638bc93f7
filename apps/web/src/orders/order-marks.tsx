import CircleAlert from 'lucide-solid/icons/circle-alert'
import Hourglass from 'lucide-solid/icons/hourglass'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { ordersWords } from './orders-words.ts'

/** How many items failed or wait for the outside; nothing where all is well. */
export const OrderMarks = (props: { failed: number; pending: number }): JSX.Element => {
  const text = useText(ordersWords)
  return (
    <span class="figures inline-flex items-center gap-2 text-xs font-medium">
      <Show when={props.failed > 0}>
        <span class="inline-flex items-center gap-1 text-bad" title={text().failed(props.failed)}>
          <CircleAlert size={14} aria-hidden="true" />
          <span aria-hidden="true">{props.failed}</span>
          <span class="sr-only">{text().failed(props.failed)}</span>
        </span>
      </Show>
      <Show when={props.pending > 0}>
        <span class="inline-flex items-center gap-1 text-waiting" title={text().waiting(props.pending)}>
          <Hourglass size={13} aria-hidden="true" />
          <span aria-hidden="true">{props.pending}</span>
          <span class="sr-only">{text().waiting(props.pending)}</span>
        </span>
      </Show>
    </span>
  )
}
