import { For, Show, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import { sharedOffers } from '../../acting/offers.ts'
import { createSelection } from '../../live-list/selection.ts'
import type { Selection } from '../../live-list/selection.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { Option } from '../../ui/option.ts'
import { SearchInput } from '../../ui/search-input.tsx'
import { EventButtons } from './event-buttons.tsx'
import { useOpenOrder } from './open-order.ts'
import { ShipmentCard } from './shipment-card.tsx'
import { drawerWords } from './words.ts'

/** What can be done with all of the selected items; stays in sight while they are chosen. */
const Batch = (props: { items: readonly MerchantOrderDetailItem[]; selection: Selection }): JSX.Element => {
  const text = useText(drawerWords)
  const base = useText()
  const offers = createMemo(() => sharedOffers(props.items))
  return (
    <div class="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md bg-raised px-3 py-2 shadow-float">
      <span class="figures text-sm font-medium">{base().list.selected(props.items.length)}</span>
      <Show when={offers().length > 0} fallback={<p class="text-sm text-ink-2">{text().noShared}</p>}>
        <EventButtons
          label={text().forSelected(props.items.length)}
          offers={offers()}
          of={props.items.length}
          size="sm"
        />
      </Show>
      <Button kind="ghost" size="sm" class="ml-auto" onClick={() => props.selection.clear()}>
        {base().list.deselect}
      </Button>
    </div>
  )
}

const holds = (item: MerchantOrderDetailItem, search: string): boolean =>
  `${item.name} ${item.sku} ${item.merchantSku ?? ''}`.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase())

/** The items by shipment, to find, to choose and to act on. */
export const ItemsTab = (): JSX.Element => {
  const text = useText(drawerWords)
  const { order, trigger } = useOpenOrder()
  const selection = createSelection()
  const [search, setSearch] = createSignal('')
  const [states, setStates] = createSignal<readonly string[]>([])
  const options = (): readonly Option[] =>
    [...Map.groupBy(order().items, ({ machine }) => machine.state)].map(([state, items]) => ({
      value: state,
      label: state,
      note: String(items.length),
    }))
  const found = createMemo(() =>
    order().items.filter(
      (item) => holds(item, search()) && (states().length === 0 || states().includes(item.machine.state)),
    ),
  )
  const selected = createMemo(() => order().items.filter(({ id }) => selection.has(id)))
  const shipped = createMemo(() => Map.groupBy(found(), ({ shipment }) => shipment))
  createEffect(
    on(
      trigger.busy,
      (event) => {
        if (event === undefined) selection.clear()
      },
      { defer: true },
    ),
  )
  return (
    <div class="flex flex-col gap-3 pt-1">
      <div class="flex flex-wrap items-center gap-2">
        <SearchInput label={text().item.search} value={search()} onValue={setSearch} class="w-56 max-sm:flex-1" />
        <FilterChip label={text().item.filter} options={options()} value={states()} onValue={setStates} />
      </div>
      <Show when={selected().length > 0}>
        <Batch items={selected()} selection={selection} />
      </Show>
      <For each={order().shipments}>
        {(shipment, index) => (
          <Show when={shipped().get(shipment.id)}>
            {(items) => (
              <ShipmentCard
                shipment={shipment}
                number={index() + 1}
                all={order().shipments.length}
                items={items()}
                selection={selection}
              />
            )}
          </Show>
        )}
      </For>
      <Show when={found().length === 0}>
        <p class="py-8 text-center text-ink-2">{text().item.none}</p>
      </Show>
    </div>
  )
}
