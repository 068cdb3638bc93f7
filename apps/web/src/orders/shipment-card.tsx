import { For, Show, createMemo, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantId, OrderItemId, ShipmentId } from '@souk/domain/ids'
import { sum } from '@souk/domain/money'
import type { OrderItem } from '@souk/domain/order/item'
import type { Shipment } from '@souk/domain/order/order'
import { formatMoney } from '../text/money.ts'
import { formatDay } from '../text/time.ts'
import { useText } from '../text/use-text.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Fact } from '../ui/fact.tsx'
import { addressLines } from './address-lines.ts'
import { ItemRow, itemTracks, wide } from './item-row.tsx'
import { useOrder } from './order-context.ts'
import { orderWords } from './order-words.ts'
import { ScopeEvents } from './scope-events.tsx'
import { shareAnchor } from './share-anchor.ts'

type ShipmentCardProps = {
  readonly id: ShipmentId
  readonly number: number
  readonly all: number
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join()

const Facts = (props: { shipment: Shipment }): JSX.Element => {
  const text = useText(orderWords)
  const { order } = useOrder()
  const costs = (): number =>
    sum(order().expenses.flatMap(({ shipment, price }) => (shipment === props.shipment.id ? [price] : [])))
  return (
    <dl class="grid grid-cols-2 gap-x-6 gap-y-2 px-4 pb-3 text-sm sm:px-5 @min-[40rem]:grid-cols-[2fr_1.5fr_1fr_1fr]">
      <Fact label={text().deliverTo}>{addressLines(props.shipment.address).join(', ')}</Fact>
      <Fact label={text().delivery}>
        {[props.shipment.carrier, props.shipment.method, props.shipment.deliveryTime].filter(Boolean).join(' · ')}
      </Fact>
      <Fact label={text().requested}>
        {props.shipment.requestedDeliveryDate ? formatDay(props.shipment.requestedDeliveryDate) : text().asap}
      </Fact>
      <Fact label={text().shippingCosts}>
        <span class="figures">{formatMoney(costs(), order().currency)}</span>
      </Fact>
    </dl>
  )
}

const Merchants = (props: { merchants: readonly MerchantId[] }): JSX.Element => {
  const { order, merchantName } = useOrder()
  const reference = (merchant: MerchantId): string | undefined =>
    order().merchantOrders.find((one) => one.merchant === merchant)?.reference
  return (
    <For each={props.merchants}>
      {(merchant) => (
        <span class="inline-flex min-w-0 items-center gap-1.5">
          <Avatar name={merchantName(merchant)} size="sm" />
          <a href={`/office/orders?f=merchant:in:${merchant}`} class="rounded-xs font-medium text-ink hover:underline">
            {merchantName(merchant)}
          </a>
          <Show when={reference(merchant)}>
            {(own) => (
              <a
                href={`#${shareAnchor(own())}`}
                class="truncate rounded-xs font-mono text-xs text-ink-3 hover:text-ink hover:underline"
              >
                {own()}
              </a>
            )}
          </Show>
        </span>
      )}
    </For>
  )
}

/** One parcel: who sends it where, what may be done with all of it or with what is chosen of it, and its items. */
export const ShipmentCard = (props: ShipmentCardProps): JSX.Element => {
  const text = useText(orderWords)
  const page = useOrder()
  const headingId = createUniqueId()
  const shipment = createMemo(() => page.order().shipments.find(({ id }) => id === props.id))
  const items = createMemo(() => page.order().items.filter((item) => item.shipment === props.id))
  const ids = createMemo((): readonly OrderItemId[] => items().map(({ id }) => id), [], { equals: same })
  const byId = createMemo(() => new Map(items().map((item) => [item.id, item])))
  const merchants = createMemo((): readonly MerchantId[] => [...new Set(items().map(({ merchant }) => merchant))], [], {
    equals: same,
  })
  const chosen = createMemo((): readonly OrderItemId[] => ids().filter((id) => page.selected().has(id)))
  const scope = (): readonly OrderItemId[] => (chosen().length > 0 ? chosen() : ids())
  const name = (): string => text().shipment(props.number, props.all)
  return (
    <section aria-labelledby={headingId} class="@container rounded-md border">
      <header class="flex flex-col gap-2.5 px-4 pt-3 pb-3 sm:px-5">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={headingId} class="font-semibold">
            {name()}
          </h2>
          <span class="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
            {text().fulfilledBy}
            <Merchants merchants={merchants()} />
          </span>
        </div>
      </header>
      <Show when={shipment()}>{(shown) => <Facts shipment={shown()} />}</Show>
      <div class="flex flex-wrap items-center gap-x-6 gap-y-2 border-t bg-sunken px-4 py-2 empty:hidden sm:px-5">
        <Show when={chosen().length > 0}>
          <span class="figures text-xs font-medium text-accent-text">{text().selected(chosen().length)}</span>
        </Show>
        <ScopeEvents
          label={text().ofMarketplace(name())}
          side="marketplace"
          items={scope()}
          chosen={chosen().length > 0}
          size="sm"
        >
          <span class="text-xs text-ink-3">{text().marketplace}</span>
        </ScopeEvents>
        <ScopeEvents
          label={text().ofMerchant(name())}
          side="merchant"
          items={scope()}
          chosen={chosen().length > 0}
          size="sm"
        >
          <span class="text-xs text-ink-3">{text().merchant}</span>
        </ScopeEvents>
      </div>
      <div role="table" aria-label={text().items(ids().length)} class="border-t">
        <div role="rowgroup">
          <div
            role="row"
            class={`${itemTracks} items-center border-b px-4 py-1 text-xs font-medium text-ink-3 sm:px-5`}
          >
            <div role="columnheader">
              <Checkbox
                bare
                label={text().selectAll}
                checked={chosen().length === ids().length}
                mixed={chosen().length > 0 && chosen().length < ids().length}
                onChecked={(on) => page.select(ids(), on)}
              />
            </div>
            <div role="columnheader" class="@min-[34rem]:@max-[50rem]:col-span-2">
              {text().product}
            </div>
            <div role="columnheader" class="text-right">
              {text().price}
            </div>
            <div role="columnheader" class={wide}>
              {text().marketplace}
            </div>
            <div role="columnheader" class={`${wide} border-l border-transparent pl-4`}>
              {text().merchant}
            </div>
          </div>
        </div>
        <div role="rowgroup">
          <For each={ids()}>
            {(id) => {
              // Keeps the last item while the row is on its way out.
              const item = createMemo<OrderItem | undefined>((last) => byId().get(id) ?? last)
              return <Show when={item()}>{(shown) => <ItemRow item={shown()} />}</Show>
            }}
          </For>
        </div>
      </div>
    </section>
  )
}
