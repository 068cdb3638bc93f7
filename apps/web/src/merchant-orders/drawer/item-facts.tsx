import CircleAlert from 'lucide-solid/icons/circle-alert'
import Hourglass from 'lucide-solid/icons/hourglass'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import { eventLabel } from '../../acting/event-label.ts'
import { useText } from '../../text/use-text.ts'
import { Countdown } from '../../ui/countdown.tsx'
import { drawerWords } from './words.ts'

/** What else the shop said of an item: variant, options, offer, the merchant's own SKU, and the customer's note. */
export const ItemFacts = (props: { item: MerchantOrderDetailItem }): JSX.Element => {
  const text = useText(drawerWords)
  const facts = (): readonly string[] => [
    ...Object.entries(props.item.attributes ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...props.item.options.map(({ name }) => `+ ${name}`),
    ...(props.item.offer === undefined ? [] : [`${text().item.offer} ${props.item.offer}`]),
    ...(props.item.merchantSku === undefined ? [] : [`${text().item.ownSku} ${props.item.merchantSku}`]),
  ]
  return (
    <>
      <For each={facts()}>{(fact) => <p class="text-xs wrap-break-word text-ink-2">{fact}</p>}</For>
      <Show when={props.item.cartNote}>
        {(note) => (
          <p class="mt-1 rounded-xs bg-late-soft px-2 py-1 text-xs wrap-break-word text-late">
            <span class="sr-only">{text().item.note}: </span>
            {note()}
          </p>
        )}
      </Show>
    </>
  )
}

/** What runs or is stuck in its state: time-outs, a step that waits for the outside, one that failed. */
export const ItemMarks = (props: { item: MerchantOrderDetailItem }): JSX.Element => {
  const text = useText(drawerWords)
  const waits = (event: string | null): string =>
    event === null ? text().item.waitsSilently : text().item.waits(eventLabel(event))
  return (
    <>
      <For each={props.item.machine.timers}>{(timer) => <Countdown due={timer.dueAt} bare class="text-xs" />}</For>
      <Show when={props.item.machine.pending}>
        {(pending) => (
          <p class="flex gap-1 text-xs text-waiting">
            <Hourglass size={13} class="mt-px" />
            <span class="min-w-0">{waits(pending().event)}</span>
          </p>
        )}
      </Show>
      <Show when={props.item.machine.failed}>
        {(failed) => (
          <p class="flex gap-1 text-xs text-bad">
            <CircleAlert size={13} class="mt-px" />
            <span class="min-w-0 wrap-break-word">{failed().message}</span>
          </p>
        )}
      </Show>
    </>
  )
}
