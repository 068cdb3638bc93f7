import type { QueryConfig } from 'pg'
import type { OrderId } from '@souk/domain/ids'
import type { MerchantItem, OrderItem } from '@souk/domain/order/item'
import type { Machine, Timer } from '@souk/domain/order/machine'
import type { Order } from '@souk/domain/order/order'

/** Everything of an order as one JSON value; no row where there is no such order. The ids as JSON: planned once for however many. */
const LOAD = `
select json_build_object(
  'order', (select json_build_object(
      'id', o.id, 'reference', o.reference, 'customReference', o.custom_reference, 'store', o.store,
      'currency', o.currency, 'priceMode', o.price_mode, 'locale', o.locale, 'test', o.test, 'customer', o.customer,
      'billing', o.billing, 'shipping', o.shipping, 'cartNote', o.cart_note, 'agentEmail', o.agent_email,
      'detail', o.detail,
      'totals', o.totals, 'placedAt', iso(o.placed_at), 'updatedAt', iso(o.updated_at), 'version', o.version)),
  'items', (select coalesce(json_agg(json_build_object(
      'id', i.id, 'reference', i.reference, 'sku', i.sku, 'name', i.name, 'quantity', i.quantity,
      'splittable', i.splittable, 'merchant', i.merchant_id, 'offer', i.offer, 'shipment', i.shipment_id,
      'grossPrice', i.gross_price, 'netPrice', i.net_price, 'taxRate', i.tax_rate, 'detail', i.detail,
      'amounts', i.amounts, 'process', i.process_id, 'state', i.state, 'since', iso(i.since),
      'due', iso(i.due), 'reserved', i.reserved, 'pending', i.pending, 'held', i.held, 'failed', i.failed,
      'merchantItem', (select json_build_object('id', m.id, 'reference', m.reference,
          'merchantOrder', m.merchant_order_id, 'process', m.process_id, 'state', m.state, 'since', iso(m.since),
          'due', iso(m.due), 'pending', m.pending, 'held', m.held, 'failed', m.failed, 'createdAt', iso(m.created_at))
        from merchant_order_item m where m.order_item_id = i.id)
      ) order by i.position), '[]') from order_item i where i.order_id = o.id),
  'timers', (select coalesce(json_agg(json_build_object('item', t.item_id, 'side', t.side, 'event', t.event,
      'dueAt', iso(t.due_at)) order by t.due_at, t.event), '[]') from timer t where t.order_id = o.id),
  'merchantOrders', (select coalesce(json_agg(json_build_object('id', m.id, 'reference', m.reference,
      'merchant', m.merchant_id, 'totals', m.totals, 'createdAt', iso(m.created_at)) order by m.id), '[]')
      from merchant_order m where m.order_id = o.id),
  'shipments', (select coalesce(json_agg(json_build_object('id', s.id, 'merchant', s.merchant_id, 'address', s.address,
      'method', s.method, 'carrier', s.carrier, 'deliveryTime', s.delivery_time,
      'requestedDeliveryDate', s.requested_delivery_date) order by s.position), '[]')
      from shipment s where s.order_id = o.id),
  'expenses', (select coalesce(json_agg(json_build_object('id', e.id, 'type', e.type, 'name', e.name, 'threshold', e.threshold,
      'shipment', e.shipment_id, 'merchant', e.merchant_id, 'price', e.price, 'taxRate', e.tax_rate,
      'discounts', e.discounts, 'amounts', e.amounts) order by e.position), '[]') from expense e where e.order_id = o.id),
  'payments', (select coalesce(json_agg(json_build_object('id', p.id, 'method', p.method, 'provider', p.provider,
      'amount', p.amount, 'captured', p.captured, 'refunded', p.refunded, 'details', p.details) order by p.position), '[]')
      from payment p where p.order_id = o.id),
  'documents', (select coalesce(json_agg(d.body order by d.id), '[]') from order_document d where d.order_id = o.id)
) as loaded
from json_array_elements_text($1::json) as asked(id) join marketplace_order o on o.id = asked.id::uuid`

export const loadQuery = (ids: readonly OrderId[]): QueryConfig => ({
  name: 'order-load',
  text: LOAD,
  values: [JSON.stringify(ids)],
})

interface MachineColumns {
  readonly process: string
  readonly state: string
  readonly since: string
  readonly due: string | null
  readonly reserved?: boolean | undefined
  readonly pending: unknown
  readonly held: unknown
  readonly failed: unknown
}
interface LoadedItem extends MachineColumns {
  readonly id: string
  readonly detail: object
  readonly merchantItem:
    | ({ id: string; reference: string; merchantOrder: string; createdAt: string } & MachineColumns)
    | null
}
export interface LoadedOrder {
  readonly order: { readonly id: OrderId; readonly detail: object | null }
  readonly items: readonly LoadedItem[]
  readonly timers: readonly (Timer & { item: string; side: 'marketplace' | 'merchant' })[]
  readonly merchantOrders: readonly object[]
  readonly shipments: readonly object[]
  readonly expenses: readonly object[]
  readonly payments: readonly object[]
  readonly documents: readonly { readonly kind: string }[]
}

/** Columns that are null are absent in the domain; nested JSON is left as it was written. */
function present(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

function machine(row: MachineColumns, timers: readonly Timer[]): Machine {
  const { process, state, since, due, reserved, pending, held, failed } = row
  return present({ process, state, since, timers, due, reserved: reserved || null, pending, held, failed }) as Machine
}

const timerKey = (item: string, side: string): string => `${side} ${item}`

/** Refunds, which lie beside the documents, say no kind. */
export function documentOf({ kind, ...body }: { readonly kind: string }): object {
  return kind === 'refund' ? body : { kind, ...body }
}

/** Turns the loaded JSON into the domain's order. */
export function orderOf(loaded: LoadedOrder): Order {
  const timers = Map.groupBy(loaded.timers, (timer) => timerKey(timer.item, timer.side))
  const timersOf = (item: string, side: string): Timer[] =>
    (timers.get(timerKey(item, side)) ?? []).map(({ event, dueAt }) => ({ event, dueAt }))
  const merchantItem = (row: NonNullable<LoadedItem['merchantItem']>, item: string): MerchantItem =>
    ({
      id: row.id,
      reference: row.reference,
      merchantOrder: row.merchantOrder,
      createdAt: row.createdAt,
      machine: machine(row, timersOf(item, 'merchant')),
    }) as MerchantItem
  const item = ({
    detail,
    process,
    state,
    since,
    due,
    reserved,
    pending,
    held,
    failed,
    merchantItem: sister,
    ...row
  }: LoadedItem): OrderItem =>
    ({
      ...present(row),
      ...detail,
      machine: machine(
        { process, state, since, due, reserved, pending, held, failed },
        timersOf(row.id, 'marketplace'),
      ),
      ...(sister && { merchantItem: merchantItem(sister, row.id) }),
    }) as OrderItem
  const { detail, ...order } = loaded.order
  const refunds = loaded.documents.filter(({ kind }) => kind === 'refund')
  return {
    ...present(order),
    ...detail,
    items: loaded.items.map(item),
    shipments: loaded.shipments.map(present),
    expenses: loaded.expenses.map(present),
    payments: loaded.payments.map(present),
    merchantOrders: loaded.merchantOrders,
    refunds: refunds.map(documentOf),
    documents: loaded.documents.filter(({ kind }) => kind !== 'refund'),
  } as unknown as Order
}
