import { counted } from '../counted.ts'
import type { MerchantId, MerchantOrderId, OrderId, ProcessId, StoreCode } from '../ids.ts'
import { fullName } from './address.ts'
import type { OrderItem } from './item.ts'
import type { Machine, Standing } from './machine.ts'
import type { Order } from './order.ts'
import { apart } from './pairs.ts'

/** How many items of an order stand there. */
export interface StateCount extends Standing {
  readonly count: number
}

/**
 * An order as a list shows it. Computed once, in the commit that changed the order: the list query returns it, the board's
 * live frame carries it, and a reader keeps whichever has the higher version.
 */
export interface OrderRow {
  readonly id: OrderId
  readonly reference: string
  readonly customReference?: string
  readonly store: StoreCode
  readonly currency: string
  readonly customer: string
  readonly email: string
  readonly paymentMethod: string
  readonly merchants: readonly MerchantId[]
  readonly states: readonly StateCount[]
  readonly grandTotal: number
  /** Item rows, not units. */
  readonly items: number
  /** Items with a failed step on either machine. */
  readonly failed: number
  /** Items with a step that waits for the outside. */
  readonly pending: number
  /** Items whose two machines are out of step; absent: none. */
  readonly unpaired?: number
  /** Earliest time-out of any item. */
  readonly dueAt?: string
  /** Earliest moment by which an item should have left its state. */
  readonly lateAt?: string
  readonly placedAt: string
  readonly updatedAt: string
  readonly version: number
}

/** The same for one merchant's order: nothing of any other merchant, nothing of the marketplace's machine. */
export interface MerchantOrderRow {
  readonly id: MerchantOrderId
  readonly reference: string
  readonly orderReference: string
  readonly merchant: MerchantId
  readonly store: StoreCode
  readonly currency: string
  readonly customer: string
  readonly email: string
  readonly states: readonly StateCount[]
  readonly grandTotal: number
  readonly items: number
  readonly failed: number
  readonly pending: number
  readonly dueAt?: string
  readonly lateAt?: string
  readonly createdAt: string
  readonly updatedAt: string
  /** Of the marketplace order. */
  readonly version: number
}

/** A change of the number of items in a state, for counters; null: from nowhere or out of sight. */
export interface Move {
  readonly process: ProcessId
  readonly store: StoreCode
  readonly merchant: MerchantId
  readonly from: string | null
  readonly to: string | null
  readonly count: number
}

/** The marketplace's view: states are those of its own machine, failures, waits and times those of both. */
export function orderRow(order: Order): OrderRow {
  const { id, reference, customReference, store, currency, customer, placedAt, updatedAt, version } = order
  const unpaired = order.items.filter(isUnpaired).length
  return {
    id,
    reference,
    ...(customReference !== undefined && { customReference }),
    store,
    currency,
    customer: fullName(customer),
    email: customer.email,
    paymentMethod: order.payments[0]?.method ?? '',
    merchants: [...new Set(order.items.map(({ merchant }) => merchant))],
    states: statesOf(order.items.map(({ machine }) => machine)),
    grandTotal: order.totals.grandTotal,
    ...summaryOf(
      order.items.map(({ machine, merchantItem }) => (merchantItem ? [machine, merchantItem.machine] : [machine])),
    ),
    ...(unpaired > 0 && { unpaired }),
    placedAt,
    updatedAt,
    version,
  }
}

/** Whether the item's two machines are out of step. */
export function isUnpaired({ machine, merchantItem }: OrderItem): boolean {
  return merchantItem !== undefined && apart(machine.state, merchantItem.machine.state)
}

/** Only for a merchant that has its merchant order. */
export function merchantOrderRow(order: Order, merchant: MerchantId): MerchantOrderRow {
  const merchantOrder = order.merchantOrders.find((each) => each.merchant === merchant)
  if (!merchantOrder) throw new Error(`order ${order.reference} has no merchant order of ${merchant}`)
  const { id, reference, totals, createdAt } = merchantOrder
  const machines = order.items.flatMap(({ merchantItem }) =>
    merchantItem?.merchantOrder === id ? [merchantItem.machine] : [],
  )
  return {
    id,
    reference,
    orderReference: order.reference,
    merchant,
    store: order.store,
    currency: order.currency,
    customer: fullName(order.customer),
    email: order.customer.email,
    states: statesOf(machines),
    grandTotal: totals.grandTotal,
    ...summaryOf(machines.map((machine) => [machine])),
    createdAt,
    updatedAt: order.updatedAt,
    version: order.version,
  }
}

export function statesOf(machines: readonly Machine[]): StateCount[] {
  return counted(
    machines.map(({ process, state }) => ({ process, state, count: 1 })),
    (one, other) => one.state === other.state && one.process === other.process,
  )
}

type MachineSummary = Pick<OrderRow, 'items' | 'failed' | 'pending' | 'dueAt' | 'lateAt'>

/** `items` holds the machines of each that the reader may see. */
function summaryOf(items: readonly (readonly Machine[])[]): MachineSummary {
  const all = items.flat()
  const dueAt = earliest(all.flatMap(({ timers }) => timers.map((timer) => timer.dueAt)))
  const lateAt = earliest(all.flatMap(({ due }) => due ?? []))
  return {
    items: items.length,
    failed: items.filter((machines) => machines.some(({ failed }) => failed)).length,
    pending: items.filter((machines) => machines.some(({ pending }) => pending)).length,
    ...(dueAt !== undefined && { dueAt }),
    ...(lateAt !== undefined && { lateAt }),
  }
}

function earliest(times: readonly string[]): string | undefined {
  return times.toSorted()[0]
}
