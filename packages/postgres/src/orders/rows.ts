import type { FeedEntry } from '@souk/services/live/feed-store'
import type { Commit } from '@souk/services/orders/order-store'
import { boardFrame, merchantFrames } from '@souk/domain/order/frames'
import type { MerchantFrame } from '@souk/domain/order/frames'
import { recordedEvents } from '@souk/domain/order/commit'
import type { MerchantId, NewId } from '@souk/domain/ids'
import type { Machine, Order, OrderItem } from '@souk/domain/order/order'
import { merchantTopic, orderTopic, shardOf, shardTopic } from '@souk/domain/topics'

type Row = Readonly<Record<string, unknown>>

/** One commit as rows by table, ready for `jsonb_to_recordset`; keys are column names. */
export interface CommitRows {
  readonly order: Row
  readonly items: readonly Row[]
  readonly shipments: readonly Row[]
  readonly expenses: readonly Row[]
  readonly payments: readonly Row[]
  readonly merchantOrders: readonly Row[]
  readonly merchantItems: readonly Row[]
  readonly refunds: readonly Row[]
  /** Items whose timers are replaced, by side. */
  readonly rearmed: readonly Row[]
  readonly timers: readonly Row[]
  readonly events: readonly Row[]
  readonly steps: readonly Row[]
  readonly endedSteps: readonly string[]
  readonly parkedSteps: readonly Row[]
  readonly feed: readonly { readonly topic: string; readonly payload: string }[]
  /** The order's own topic has no feed rows: its log is the events, its sequence the version. */
  readonly own: FeedEntry
}

/** What a part of an order that is new or was replaced has become; structure sharing makes identity the test. */
function changed<Part extends { readonly id: string }>(before: readonly Part[] | undefined, after: readonly Part[]): readonly Part[] {
  if (!before) return after
  const known = new Map(before.map((part) => [part.id, part]))
  return after.filter((part) => known.get(part.id) !== part)
}

const positioned = <Part>(parts: readonly Part[], all: readonly Part[]): readonly (Part & { position: number })[] => {
  const position = new Map(all.map((part, index) => [part, index]))
  return parts.map((part) => ({ ...part, position: position.get(part) ?? 0 }))
}

function machineColumns(machine: Machine): Row {
  const { process, state, since, pending = null, failed = null } = machine
  return { process_id: process, state, since, pending, failed }
}

function orderColumns(order: Order, row: object, states: readonly string[]): Row {
  const customerName = `${order.customer.firstName} ${order.customer.lastName}`
  return {
    id: order.id,
    reference: order.reference,
    custom_reference: order.customReference ?? null,
    store: order.store,
    currency: order.currency,
    price_mode: order.priceMode,
    locale: order.locale,
    test: order.test,
    customer: order.customer,
    billing: order.billing,
    shipping: order.shipping ?? null,
    cart_note: order.cartNote ?? null,
    agent_email: order.agentEmail ?? null,
    totals: order.totals,
    row,
    customer_name: customerName,
    email: order.customer.email,
    search: [order.reference, order.customReference, customerName, order.customer.email].join(' ').toLowerCase(),
    merchants: [...new Set(order.items.map((item) => item.merchant))],
    states,
    grand_total: order.totals.grandTotal,
    item_count: order.items.length,
    failed: order.items.filter((item) => item.machine.failed ?? item.merchantItem?.machine.failed).length,
    version: order.version,
    placed_at: order.placedAt,
    updated_at: order.updatedAt,
  }
}

function itemColumns(order: Order, item: OrderItem & { position: number }): Row {
  const { options, discounts, image, attributes, cartNote } = item
  return {
    id: item.id,
    order_id: order.id,
    position: item.position,
    reference: item.reference,
    sku: item.sku,
    name: item.name,
    quantity: item.quantity,
    splittable: item.splittable,
    merchant_id: item.merchant,
    offer: item.offer ?? null,
    shipment_id: item.shipment,
    gross_price: item.grossPrice,
    net_price: item.netPrice,
    tax_rate: item.taxRate,
    detail: { options, discounts, image, attributes, cartNote },
    amounts: item.amounts,
    ...machineColumns(item.machine),
  }
}

function merchantOrderColumns(order: Order, frame: MerchantFrame): Row[] {
  const merchantOrder = order.merchantOrders.find((one) => one.id === frame.row.id)
  if (!merchantOrder) return []
  const { row } = frame
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
      search: [row.reference, row.customer, row.email].join(' ').toLowerCase(),
      states: [...new Set(row.states.map((count) => count.state))],
      grand_total: row.grandTotal,
      item_count: row.items,
      failed: row.failed,
      created_at: merchantOrder.createdAt,
      updated_at: row.updatedAt,
    },
  ]
}

/** Timers of changed items: all are replaced by what the item has now. */
function timerRows(order: Order, items: readonly OrderItem[]): Pick<CommitRows, 'rearmed' | 'timers'> {
  const machines = items.flatMap((item) => [
    { item: item.id, side: 'marketplace', timers: item.machine.timers },
    ...(item.merchantItem ? [{ item: item.id, side: 'merchant', timers: item.merchantItem.machine.timers }] : []),
  ])
  return {
    rearmed: machines.map(({ item, side }) => ({ item_id: item, side })),
    timers: machines.flatMap(({ item, side, timers }) =>
      timers.map(({ event, dueAt }) => ({ item_id: item, side, event, order_id: order.id, due_at: dueAt })),
    ),
  }
}

function feedRows(order: Order, before: Order | undefined, frames: ReadonlyMap<MerchantId, MerchantFrame>): CommitRows['feed'] {
  return [
    { topic: shardTopic(shardOf(order.id)), payload: JSON.stringify(boardFrame(before, order)) },
    ...[...frames].map(([merchant, frame]) => ({ topic: merchantTopic(merchant), payload: JSON.stringify(frame) })),
  ]
}

/** Works out what a commit writes; pure. */
export function commitRows<Answer>(commit: Commit<Answer>, newId: NewId): CommitRows {
  const { before, order } = commit
  const frames = merchantFrames(before, order)
  const board = boardFrame(before, order)
  const items = changed(before?.items, order.items)
  const recorded = recordedEvents(commit, newId)
  return {
    order: orderColumns(order, board.row, [...new Set(board.row.states.map((count) => count.state))]),
    items: positioned(items, order.items).map((item) => itemColumns(order, item)),
    shipments: positioned(changed(before?.shipments, order.shipments), order.shipments).map((shipment) => ({
      id: shipment.id,
      order_id: order.id,
      position: shipment.position,
      merchant_id: shipment.merchant ?? null,
      address: shipment.address,
      method: shipment.method,
      carrier: shipment.carrier,
      delivery_time: shipment.deliveryTime ?? null,
      requested_delivery_date: shipment.requestedDeliveryDate ?? null,
    })),
    expenses: positioned(changed(before?.expenses, order.expenses), order.expenses).map((expense) => ({
      id: expense.id,
      order_id: order.id,
      position: expense.position,
      type: expense.type,
      name: expense.name,
      shipment_id: expense.shipment ?? null,
      merchant_id: expense.merchant ?? null,
      price: expense.price,
      tax_rate: expense.taxRate,
      discounts: expense.discounts,
      amounts: expense.amounts,
    })),
    payments: positioned(changed(before?.payments, order.payments), order.payments).map((payment) => ({
      ...payment,
      order_id: order.id,
    })),
    merchantOrders: [...frames.values()].flatMap((frame) => merchantOrderColumns(order, frame)),
    merchantItems: items.flatMap((item) =>
      item.merchantItem
        ? [
            {
              id: item.merchantItem.id,
              merchant_order_id: item.merchantItem.merchantOrder,
              order_item_id: item.id,
              reference: item.merchantItem.reference,
              ...machineColumns(item.merchantItem.machine),
            },
          ]
        : [],
    ),
    refunds: changed(before?.refunds, order.refunds).map(({ comment = null, ...refund }) => ({
      ...refund,
      comment,
      order_id: order.id,
    })),
    ...timerRows(order, items),
    events: recorded.map((one) => ({
      id: one.id,
      order_id: one.order,
      version: one.version,
      merchant_id: one.merchant,
      event: one.event,
      actor: one.actor,
      at: one.at,
    })),
    steps: commit.jobs.map((job) => ({
      step: job.step,
      order_id: job.order,
      kind: job.kind,
      side: job.side,
      items: job.items,
      event: job.event,
      name: job.name,
      url: job.url,
      data: job.data,
      run_at: commit.at,
      created_at: commit.at,
    })),
    endedSteps: commit.events.flatMap((event) => (event.type === 'step.ended' ? [event.step] : [])),
    parkedSteps: commit.events.flatMap((event) =>
      event.type === 'step.failed' && event.failed.step ? [{ step: event.failed.step, error: event.failed.message }] : [],
    ),
    feed: feedRows(order, before, frames),
    own: { topic: orderTopic(order.id), seq: order.version, payload: JSON.stringify({ events: recorded }) },
  }
}
