import Ellipsis from 'lucide-solid/icons/ellipsis'
import Package from 'lucide-solid/icons/package'
import { Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import { eventLabel } from '../../acting/event-label.ts'
import { isPossible, offersOf } from '../../acting/offers.ts'
import type { Offer } from '../../acting/offers.ts'
import { reasonText } from '../../acting/reason-text.ts'
import { useText } from '../../text/use-text.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { StateChip } from '../../ui/state-chip.tsx'
import { ItemFacts, ItemMarks } from './item-facts.tsx'
import { useOpenOrder } from './open-order.ts'
import { drawerWords } from './words.ts'

/** Select, image, name with SKU, quantity, state, actions; on phones the state stands below the name. */
export const itemTracks =
  'grid grid-cols-[1.5rem_2.5rem_minmax(0,1fr)_2rem_2.25rem] gap-x-3 sm:grid-cols-[1.5rem_2.5rem_6.75rem_minmax(0,1fr)_3.75rem_9.75rem_2.25rem]'

/** What an item is called where it is alone. */
export const itemName = ({ sku, name }: Pick<MerchantOrderDetailItem, 'sku' | 'name'>): string => `${name} (${sku})`

const Picture = (props: { src: string | undefined }): JSX.Element => {
  const [broken, setBroken] = createSignal(false)
  return (
    <Show
      when={!broken() && props.src}
      fallback={
        <span class="inline-flex size-10 items-center justify-center rounded-sm bg-sunken text-ink-3">
          <Package size={18} />
        </span>
      }
    >
      {(src) => (
        <img
          src={src()}
          alt=""
          loading="lazy"
          class="size-10 rounded-sm bg-sunken object-cover"
          onError={() => setBroken(true)}
        />
      )}
    </Show>
  )
}

const RowMenu = (props: { item: MerchantOrderDetailItem }): JSX.Element => {
  const text = useText(drawerWords)
  const { press, stakeOf, trigger } = useOpenOrder()
  const offers = createMemo(() => offersOf([props.item]))
  const entry = (offer: Offer): MenuItem => ({
    label: eventLabel(offer.event),
    danger: stakeOf(offer) !== undefined,
    why: isPossible(offer) ? undefined : offer.reasons.map(reasonText).join(' '),
    run: () => {
      if (trigger.busy() === undefined) press(offer)
    },
  })
  return (
    <Show when={offers().length > 0}>
      <Menu
        label={text().actionsOf(itemName(props.item))}
        icon={Ellipsis}
        items={offers().map(entry)}
        size="sm"
        placement="bottom-end"
      />
    </Show>
  )
}

const State = (props: { item: MerchantOrderDetailItem }): JSX.Element => {
  const { stateOf, phaseOf, trigger } = useOpenOrder()
  return (
    <StateChip
      phase={phaseOf(props.item)}
      label={stateOf(props.item)}
      pending={trigger.predicted(props.item.id) !== undefined}
    />
  )
}

type ItemRowProps = {
  readonly item: MerchantOrderDetailItem
  readonly selected: boolean
  readonly onSelected: () => void
}

/** One item of a shipment. */
export const ItemRow = (props: ItemRowProps): JSX.Element => {
  const text = useText(drawerWords)
  const { isPhone } = useOpenOrder()
  return (
    <div
      role="row"
      aria-selected={props.selected}
      class={`${itemTracks} items-start border-b px-4 py-2.5 text-sm last:border-b-0`}
      classList={{ 'bg-accent-soft': props.selected }}
    >
      <div role="cell" class="flex min-h-10 items-center">
        <Checkbox
          bare
          label={text().item.select(itemName(props.item))}
          checked={props.selected}
          onChecked={() => props.onSelected()}
        />
      </div>
      <div role="cell">
        <Picture src={props.item.image} />
      </div>
      <Show when={!isPhone()}>
        <div role="cell" class="flex min-h-10 items-center">
          <span class="min-w-0 font-mono text-xs break-all text-ink-2">{props.item.sku}</span>
        </div>
      </Show>
      <div role="cell" class="flex min-h-10 min-w-0 flex-col justify-center">
        <span class="font-medium wrap-break-word">{props.item.name}</span>
        <Show when={isPhone()}>
          <span class="font-mono text-xs break-all text-ink-3">{props.item.sku}</span>
        </Show>
        <ItemFacts item={props.item} />
        <Show when={isPhone()}>
          <span class="mt-1 flex flex-col items-start gap-1">
            <State item={props.item} />
            <ItemMarks item={props.item} />
          </span>
        </Show>
      </div>
      <div role="cell" class="figures flex min-h-10 items-center justify-end">
        {props.item.quantity}
      </div>
      <Show when={!isPhone()}>
        <div role="cell" class="flex min-h-10 min-w-0 flex-col items-start justify-center gap-1 pl-2">
          <State item={props.item} />
          <ItemMarks item={props.item} />
        </div>
      </Show>
      <div role="cell" class="flex min-h-10 items-center justify-end">
        <RowMenu item={props.item} />
      </div>
    </div>
  )
}
