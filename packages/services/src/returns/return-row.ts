import type { ReturnRow } from '@souk/contract/returns'
import { machineOn } from '@souk/domain/engine/machine'
import type { Side } from '@souk/domain/marketplace'
import { sum } from '@souk/domain/money'
import { fullName } from '@souk/domain/order/address'
import type { Return } from '@souk/domain/order/documents'
import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
import { statesOf } from '@souk/domain/order/row'

/** The rows that go back, as the order has them now. */
export function rowsOf({ items }: Order, { items: lines }: Return): readonly OrderItem[] {
  const ids = new Set(lines.map(({ item }) => item))
  return items.filter(({ id }) => ids.has(id))
}

/** The return as seen from one side. */
export function returnRow(order: Order, document: Return, side: Side): ReturnRow {
  const { reference, merchant, customer: customerReference, by, at } = document
  const { customer, merchantOrders } = order
  const merchantOrder = merchantOrders.find((one) => one.merchant === merchant)
  const rows = rowsOf(order, document)
  return {
    reference,
    orderReference: order.reference,
    ...(merchantOrder && { merchantOrderReference: merchantOrder.reference }),
    store: order.store,
    currency: order.currency,
    merchant,
    customer: fullName(customer),
    email: customer.email,
    ...(customerReference !== undefined && { customerReference }),
    quantity: sum(rows.map(({ quantity }) => quantity)),
    states: statesOf(rows.flatMap((row) => machineOn(row, side) ?? [])),
    refundTotal: sum(rows.map(({ amounts }) => amounts.refunded)),
    remunerationTotal: sum(rows.map(({ amounts }) => amounts.remuneration)),
    by: by.name,
    at,
  }
}
