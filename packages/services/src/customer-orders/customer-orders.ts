import type { CustomerOrder, CustomerOrderRow, CustomerOrders } from '@souk/contract/customer-orders'
import type { Actor } from '@souk/domain/actor'
import { AMENDABLE } from '@souk/domain/amendment/flags'
import { placeAt } from '@souk/domain/engine/machine'
import { refusal } from '@souk/domain/engine/permit'
import type { Engine } from '@souk/domain/engine/registry'
import type { Standing } from '@souk/domain/order/machine'
import type { Order } from '@souk/domain/order/order'
import { orderRow } from '@souk/domain/order/row'
import { returnabilities } from '@souk/domain/returns/returnable'
import { engineOf } from '../orders/deps.ts'
import type { OrderDeps } from '../orders/deps.ts'
import { referenceNotFound } from '../orders/order-by-id.ts'
import type { CustomerOrderEntry } from '../orders/order-lists.ts'
import { itemView } from './item-view.ts'
import { modeView, orderView, totalsView } from './order-view.ts'
import { hiddenStates, seenState } from './seen-state.ts'

export interface CustomerAsks {
  /** As the shop knows them. */
  readonly customer: string
  readonly locale?: string | undefined
}

export interface CustomerListAsks extends CustomerAsks {
  readonly offset: number
  readonly limit: number
}

/** A customer's orders, newest first, without those that are kept from them whole. */
export async function customerOrders(deps: OrderDeps, { locale, ...asks }: CustomerListAsks): Promise<CustomerOrders> {
  const engine = await engineOf(deps, customerActor(asks))
  const hidden = hiddenStates(engine.context.marketplace)
  const { rows, total } = await deps.lists.ofCustomer({ ...asks, hidden })
  return { total, rows: rows.map((entry) => rowView(entry, locale ?? entry.locale, engine)) }
}

/** One of them, whole. Refused: `order.not-found`, for another customer's, a guest's and one kept from them too. */
export async function customerOrder(
  deps: OrderDeps,
  { reference, customer, locale: wanted }: CustomerAsks & { readonly reference: string },
): Promise<CustomerOrder> {
  const id = await deps.orders.idByReference(reference)
  const [order, engine] = await Promise.all([id && deps.orders.byId(id), engineOf(deps, customerActor({ customer }))])
  const { marketplace } = engine.context
  const locale = wanted ?? order?.locale ?? ''
  const seen = order?.customer.reference === customer ? seenItems(order, engine, locale) : []
  if (!order || seen.length === 0) throw referenceNotFound(reference)
  const answers = new Map(returnabilities(order, engine).map(({ item, returnable }) => [item, returnable]))
  return {
    ...rowView(entryOf(order), locale, engine),
    locale,
    ...orderView(
      order,
      seen.map(({ item }) => item),
      marketplace,
    ),
    items: seen.map(({ item, state }) => {
      return itemView(order, item, { marketplace, state, isReturnable: answers.get(item.id) ?? false })
    }),
  }
}

function customerActor({ customer }: CustomerAsks): Actor {
  return { kind: 'customer', id: customer, name: customer }
}

function seenItems({ items }: Order, { context }: Engine, locale: string) {
  return items.flatMap((item) => {
    const state = seenState(item.machine, context.marketplace, locale)
    return state === undefined ? [] : [{ item, state }]
  })
}

function entryOf(order: Order): CustomerOrderEntry {
  const { totals, priceMode, locale } = order
  return { row: orderRow(order), totals, priceMode, locale }
}

function rowView({ row, totals, priceMode }: CustomerOrderEntry, locale: string, engine: Engine): CustomerOrderRow {
  const { marketplace } = engine.context
  const names = row.states.flatMap((standing) => seenState(standing, marketplace, locale) ?? [])
  return {
    orderReference: row.reference,
    ...(row.customReference !== undefined && { customReference: row.customReference }),
    merchantReferences: row.merchants.flatMap((merchant) => marketplace.merchants.get(merchant)?.reference ?? []),
    itemStates: [...new Set(names)],
    createdAt: row.placedAt,
    currencyIsoCode: row.currency,
    priceMode: modeView(priceMode),
    totals: totalsView(totals),
    isCancellable: row.states.every((standing) => isCancellable(standing, engine)),
    isAmendable: row.states.every((standing) => placeAt(standing, engine).state.flags.includes(AMENDABLE)),
  }
}

function isCancellable(standing: Standing, engine: Engine): boolean {
  return refusal(standing, { side: 'marketplace', event: 'cancel' }, engine) === undefined
}
