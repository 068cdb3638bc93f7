import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItemId, ProcessId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { Recorded } from '@souk/domain/order/events'
import type { OrderItem } from '@souk/domain/order/item'
import { useMarketplace } from '../app/app-context.ts'
import { formatTime } from '../text/time.ts'
import { useText } from '../text/use-text.ts'
import { StateChip } from '../ui/state-chip.tsx'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'

/** A state an item came to on one side, when, and by whom. */
export type Passed = { readonly state: string; readonly at: string; readonly by: string }

const firstState = (recorded: Recorded, id: OrderItemId, side: Side): string | undefined => {
  const { event } = recorded
  if (event.type === 'order.placed' && side === 'marketplace') {
    return event.order.items.find((item) => item.id === id)?.machine.state
  }
  return event.type === 'merchantOrder.created' && side === 'merchant'
    ? event.items.find(({ item }) => item === id)?.machine.state
    : undefined
}

const reached = (recorded: Recorded, id: OrderItemId, side: Side): string | undefined => {
  const { event } = recorded
  return event.type === 'items.moved' && event.side === side && event.items.includes(id)
    ? event.to
    : firstState(recorded, id, side)
}

/** All states an item passed on one side, first to last. */
export const historyOf = (
  timeline: readonly Recorded[],
  { item, side }: { readonly item: OrderItemId; readonly side: Side },
): readonly Passed[] =>
  timeline.flatMap((recorded) => {
    const state = reached(recorded, item, side)
    return state === undefined ? [] : [{ state, at: recorded.at, by: recorded.actor.name }]
  })

const OneSide = (props: { label: string; process: ProcessId; passed: readonly Passed[] }): JSX.Element => {
  const marketplace = useMarketplace()
  return (
    <div class="min-w-0">
      <p class="pb-1 text-xs font-medium text-ink-3">{props.label}</p>
      <ol class="flex flex-col gap-1">
        <For each={props.passed}>
          {({ state, at, by }) => (
            <li class="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
              <span class="figures w-28 shrink-0 text-ink-3">{formatTime(at, 'dateTime')}</span>
              <StateChip phase={marketplace.stateOf(props.process, state).phase} label={state} />
              <span class="truncate text-ink-3">{by}</span>
            </li>
          )}
        </For>
      </ol>
    </div>
  )
}

/** The states an item passed on its two sides, with times. */
export const ItemHistory = (props: { item: OrderItem }): JSX.Element => {
  const text = useText(orderWords)
  const { detail } = useOrder()
  const passed = (side: Side): readonly Passed[] => historyOf(detail().timeline, { item: props.item.id, side })
  return (
    <section
      aria-label={text().history(props.item.name)}
      class="grid gap-x-8 gap-y-3 rounded-sm bg-sunken px-3 py-2.5 @min-[50rem]:grid-cols-2"
    >
      <OneSide label={text().marketplace} process={props.item.machine.process} passed={passed('marketplace')} />
      <Show when={props.item.merchantItem}>
        {(merchantItem) => (
          <OneSide label={text().merchant} process={merchantItem().machine.process} passed={passed('merchant')} />
        )}
      </Show>
    </section>
  )
}
