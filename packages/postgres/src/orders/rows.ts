import type { MerchantId, NewId } from '@souk/domain/ids'
import { isoOf } from '@souk/domain/iso'
import { recordedEvents, tasksOf } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import type { Expense } from '@souk/domain/order/expense'
import { boardFrame, merchantFrames } from '@souk/domain/order/frames'
import type { BoardFrame, MerchantFrame } from '@souk/domain/order/frames'
import type { OrderItem } from '@souk/domain/order/item'
import type { Machine } from '@souk/domain/order/machine'
import type { Order, Shipment } from '@souk/domain/order/order'
import type { Payment } from '@souk/domain/order/payment'
import type { OrderRow, StateCount } from '@souk/domain/order/row'
import { merchantTopic, shardOf, shardTopic } from '@souk/domain/topics'
import type { Commit } from '@souk/services/orders/order-store'
import { positioned } from './changed-parts.ts'
import type { Positioned } from './changed-parts.ts'
import { documentRows } from './document-rows.ts'
import { foundByRows } from './found-by.ts'
import type { FeedRow, Given, Row } from './statement.ts'
import { stockRows } from './stock-rows.ts'

/** One commit as rows; keys are column names, what is absent is null. */
export interface CommitRows {
  readonly given: Given
  readonly recorded: readonly Recorded[]
}

function machineColumns({ process, state, since, due, pending, held, failed }: Machine): Row {
  return { process_id: process, state, since, due, pending, held, failed }
}

/** PostgreSQL's time after every other: what is never late sorts last, and a page needs no word about nulls. */
const NEVER = 'infinity'

const statesOf = (counts: readonly StateCount[]): string[] => [...new Set(counts.map(({ state }) => state))]

function orderColumns(order: Order, row: OrderRow): Row {
  return {
    id: order.id,
    reference: order.reference,
    custom_reference: order.customReference,
    store: order.store,
    currency: order.currency,
    price_mode: order.priceMode,
    locale: order.locale,
    test: order.test,
    customer: order.customer,
    billing: order.billing,
    shipping: order.shipping,
    cart_note: order.cartNote,
    agent_email: order.agentEmail,
    detail: orderDetail(order),
    totals: order.totals,
    row,
    customer_reference: order.customer.reference,
    payment_method: row.paymentMethod,
    customer_name: row.customer,
    email: row.email,
    merchants: row.merchants,
    states: statesOf(row.states),
    grand_total: row.grandTotal,
    item_count: row.items,
    failed: row.failed,
    unpaired: row.unpaired ?? 0,
    late_at: row.lateAt ?? NEVER,
    version: order.version,
    placed_at: order.placedAt,
    updated_at: order.updatedAt,
  }
}

/** What few orders have. */
function orderDetail({ bundles, replaces, merchantRelations }: Order): object | undefined {
  return (bundles ?? replaces ?? merchantRelations) ? { bundles, replaces, merchantRelations } : undefined
}

function itemDetail(item: OrderItem): object {
  const { options, discounts, image, attributes, categories, bundle, configuredBundle, configuration } = item
  const { commissions, deliveredAt, splitFrom, invoicedAs } = item
  const { merchantSku, salesUnit, cartNote } = item
  const shown = { image, attributes, categories, bundle, configuredBundle, configuration }
  const said = { merchantSku, salesUnit, cartNote }
  return { options, discounts, ...shown, ...said, commissions, deliveredAt, splitFrom, invoicedAs }
}

function itemColumns(order: Order, [item, position]: Positioned<OrderItem>): Row {
  return {
    id: item.id,
    order_id: order.id,
    position,
    reference: item.reference,
    sku: item.sku,
    name: item.name,
    quantity: item.quantity,
    splittable: item.splittable,
    merchant_id: item.merchant,
    offer: item.offer,
    shipment_id: item.shipment,
    gross_price: item.grossPrice,
    net_price: item.netPrice,
    tax_rate: item.taxRate,
    detail: itemDetail(item),
    amounts: item.amounts,
    reserved: item.machine.reserved ?? false,
    ...machineColumns(item.machine),
  }
}

function merchantItemColumns(order: Order, { id, merchantItem }: OrderItem): Row[] {
  if (!merchantItem) return []
  return [
    {
      id: merchantItem.id,
      order_id: order.id,
      merchant_order_id: merchantItem.merchantOrder,
      order_item_id: id,
      reference: merchantItem.reference,
      created_at: merchantItem.createdAt,
      ...machineColumns(merchantItem.machine),
    },
  ]
}

function shipmentColumns(order: Order, [shipment, position]: Positioned<Shipment>): Row {
  return {
    id: shipment.id,
    order_id: order.id,
    position,
    merchant_id: shipment.merchant,
    address: shipment.address,
    method: shipment.method,
    carrier: shipment.carrier,
    delivery_time: shipment.deliveryTime,
    requested_delivery_date: shipment.requestedDeliveryDate,
  }
}

function expenseColumns(order: Order, [expense, position]: Positioned<Expense>): Row {
  return {
    id: expense.id,
    order_id: order.id,
    position,
    type: expense.type,
    name: expense.name,
    threshold: expense.threshold,
    shipment_id: expense.shipment,
    merchant_id: expense.merchant,
    price: expense.price,
    tax_rate: expense.taxRate,
    discounts: expense.discounts,
    amounts: expense.amounts,
  }
}

function paymentColumns(order: Order, [payment, position]: Positioned<Payment>): Row {
  return {
    id: payment.id,
    order_id: order.id,
    position,
    method: payment.method,
    provider: payment.provider,
    amount: payment.amount,
    captured: payment.captured,
    refunded: payment.refunded,
    details: payment.details,
  }
}

function merchantOrderColumns(order: Order, { row }: MerchantFrame): Row[] {
  const merchantOrder = order.merchantOrders.find((one) => one.id === row.id)
  if (!merchantOrder) return []
  return [
    {
      id: merchantOrder.id,
      order_id: order.id,
      merchant_id: merchantOrder.merchant,
      reference: merchantOrder.reference,
      totals: merchantOrder.totals,
      row,
      store: row.store,
      customer_name: row.customer,
      email: row.email,
      states: statesOf(row.states),
      grand_total: row.grandTotal,
      item_count: row.items,
      failed: row.failed,
      late_at: row.lateAt ?? NEVER,
      created_at: merchantOrder.createdAt,
      updated_at: row.updatedAt,
    },
  ]
}

function emptiedShipments({ before, order }: Commit<unknown>): Row[] {
  if (!before || before.shipments === order.shipments) return []
  const left = new Set(order.shipments.map(({ id }) => id))
  return before.shipments.filter(({ id }) => !left.has(id)).map(({ id }) => ({ id }))
}

function eventColumns({ id, order, version, merchant, event, actor, at }: Recorded): Row {
  return { id, order_id: order, version, merchant_id: merchant, event, actor, at }
}

/** Timers of changed items: all are replaced by what the item has now. */
function timerRows(order: Order, items: readonly OrderItem[]): Pick<Given, 'rearmed' | 'timer'> {
  const machines = items.flatMap((item) => [
    { item: item.id, side: 'marketplace', timers: item.machine.timers },
    ...(item.merchantItem ? [{ item: item.id, side: 'merchant', timers: item.merchantItem.machine.timers }] : []),
  ])
  return {
    rearmed: machines.map(({ item, side }) => ({ item_id: item, side })),
    timer: machines.flatMap(({ item, side, timers }) =>
      timers.map(({ event, dueAt }) => ({ item_id: item, side, event, order_id: order.id, due_at: dueAt })),
    ),
  }
}

/** Steps that wait for the outside from now on, wait no more, or wait for a person. */
function stepRows<Answer>({
  jobs,
  events,
  at,
}: Commit<Answer>): Pick<Given, 'outside_step' | 'ended_step' | 'parked_step'> {
  return {
    outside_step: jobs.map(({ order, ...job }) => ({ ...job, order_id: order, run_at: at, created_at: at })),
    ended_step: events.flatMap((event) => (event.type === 'step.ended' ? [{ step: event.step }] : [])),
    parked_step: events.flatMap((event) =>
      event.type === 'step.failed' && event.failed.step
        ? [{ step: event.failed.step, error: event.failed.message }]
        : [],
    ),
  }
}

function taskRows(commit: Commit<unknown>, newId: NewId): Row[] {
  const { order } = commit
  const at = isoOf(commit.at)
  return tasksOf(commit).map((task) => ({ id: newId(), ...task, order_id: order.id, run_at: at, created_at: at }))
}

/** The order's own topic has no rows: its log is the events, its sequence the version. */
function feedRows({ id }: Order, board: BoardFrame, merchants: ReadonlyMap<MerchantId, MerchantFrame>): FeedRow[] {
  const frames: [string, BoardFrame | MerchantFrame][] = [
    [shardTopic(shardOf(id)), board],
    ...[...merchants].map(([merchant, frame]): [string, MerchantFrame] => [merchantTopic(merchant), frame]),
  ]
  return frames.map(([topic, frame]) => ({ order_id: id, topic, payload: JSON.stringify(frame) }))
}

function idempotencyRows<Answer>({ order, answer, idempotency }: Commit<Answer>): Row[] {
  if (!idempotency) return []
  const { actor, key, requestHash } = idempotency
  return [{ actor, key, request_hash: requestHash, answer, order_id: order.id }]
}

/** Works out what a commit writes; pure. */
export function commitRows<Answer>(commit: Commit<Answer>, newId: NewId): CommitRows {
  const { before, order } = commit
  const board = boardFrame(before, order)
  const frames = merchantFrames(before, order)
  const placed = positioned(before?.items, order.items)
  const items = placed.map(([item]) => item)
  const recorded = recordedEvents(commit, newId)
  const given: Given = {
    idempotency: idempotencyRows(commit),
    marketplace_order: [orderColumns(order, board.row)],
    order_item: placed.map((item) => itemColumns(order, item)),
    shipment: positioned(before?.shipments, order.shipments).map((shipment) => shipmentColumns(order, shipment)),
    expense: positioned(before?.expenses, order.expenses).map((expense) => expenseColumns(order, expense)),
    payment: positioned(before?.payments, order.payments).map((payment) => paymentColumns(order, payment)),
    merchant_order: [...frames.values()].flatMap((frame) => merchantOrderColumns(order, frame)),
    merchant_order_item: items.flatMap((item) => merchantItemColumns(order, item)),
    order_document: documentRows(commit),
    emptied_shipment: emptiedShipments(commit),
    ...timerRows(order, items),
    order_event: recorded.map(eventColumns),
    ...stepRows(commit),
    task: taskRows(commit, newId),
    stock: stockRows(commit),
    ...foundByRows(before, order),
    feed: feedRows(order, board, frames),
  }
  return { given, recorded }
}
