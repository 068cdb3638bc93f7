import { For, Show, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import type { Shipment } from '@souk/domain/order/order'
import type { Selection } from '../../live-list/selection.ts'
import { addressLines } from '../../orders/address-lines.ts'
import { formatDay } from '../../text/time.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Fact } from '../../ui/fact.tsx'
import { ItemRow, itemTracks } from './item-row.tsx'
import { useOpenOrder } from './open-order.ts'
import { drawerWords } from './words.ts'

type ShipmentCardProps = {
  readonly shipment: Shipment
  readonly number: number
  readonly all: number
  /** Those of its items that are looked for. */
  readonly items: readonly MerchantOrderDetailItem[]
  readonly selection: Selection
}

/** So many rows are shown at first. */
const first = 25

const Facts = (props: { shipment: Shipment }): JSX.Element => {
  const text = useText(drawerWords)
  return (
    <dl class="grid grid-cols-2 gap-x-6 gap-y-2 px-4 pb-3 text-sm sm:grid-cols-3">
      <div class="col-span-full min-w-0">
        <dt class="text-xs text-ink-3">{text().shipment.address}</dt>
        <dd>
          <address class="wrap-break-word not-italic">{addressLines(props.shipment.address).join(', ')}</address>
        </dd>
      </div>
      <Fact label={text().shipment.carrier}>{props.shipment.carrier}</Fact>
      <Fact label={text().shipment.method}>{props.shipment.method}</Fact>
      <Fact label={text().shipment.date}>
        {props.shipment.requestedDeliveryDate ? formatDay(props.shipment.requestedDeliveryDate) : text().shipment.asap}
      </Fact>
    </dl>
  )
}

const Head = (props: {
  label: string
  items: readonly MerchantOrderDetailItem[]
  selection: Selection
}): JSX.Element => {
  const text = useText(drawerWords)
  const { isPhone } = useOpenOrder()
  const ids = () => props.items.map(({ id }) => id)
  const chosen = (): number => ids().filter(props.selection.has).length
  const choose = (on: boolean): void => {
    if (on) props.selection.add(ids())
    else for (const id of ids().filter(props.selection.has)) props.selection.toggle(id)
  }
  return (
    <div role="row" class={`${itemTracks} items-center border-y bg-sunken px-4 py-1 text-xs font-medium text-ink-3`}>
      <div role="columnheader">
        <Checkbox
          bare
          label={text().item.selectAll(props.label)}
          checked={chosen() > 0 && chosen() === ids().length}
          mixed={chosen() > 0 && chosen() < ids().length}
          onChecked={choose}
        />
      </div>
      <div role="columnheader" class="max-sm:sr-only">
        {text().item.image}
      </div>
      <Show when={!isPhone()}>
        <div role="columnheader">{text().item.sku}</div>
      </Show>
      <div role="columnheader" class="max-sm:col-start-3">
        {text().item.name}
      </div>
      <div role="columnheader" class="text-right max-sm:sr-only">
        {text().item.quantity}
      </div>
      <Show when={!isPhone()}>
        <div role="columnheader" class="pl-2">
          {text().item.state}
        </div>
      </Show>
      <div role="columnheader" class="sr-only">
        {text().item.actions}
      </div>
    </div>
  )
}

/** One parcel: where it goes and how, and its items. */
export const ShipmentCard = (props: ShipmentCardProps): JSX.Element => {
  const text = useText(drawerWords)
  const id = createUniqueId()
  const [whole, setWhole] = createSignal(false)
  const title = (): string => text().shipment.title(props.number, props.all)
  const shown = () => (whole() ? props.items : props.items.slice(0, first))
  return (
    <section aria-labelledby={id} class="overflow-clip rounded-md border">
      <h3 id={id} class="px-4 pt-3 pb-2 font-semibold">
        {title()}
      </h3>
      <Facts shipment={props.shipment} />
      <div role="table" aria-labelledby={id}>
        <div role="rowgroup">
          <Head label={title()} items={props.items} selection={props.selection} />
        </div>
        <div role="rowgroup">
          <For each={shown()}>
            {(item) => (
              <ItemRow
                item={item}
                selected={props.selection.has(item.id)}
                onSelected={() => props.selection.toggle(item.id)}
              />
            )}
          </For>
        </div>
      </div>
      <Show when={props.items.length > shown().length}>
        <div class="border-t px-4 py-2">
          <Button kind="ghost" size="sm" onClick={() => setWhole(true)}>
            {text().item.more(props.items.length - shown().length)}
          </Button>
        </div>
      </Show>
    </section>
  )
}
