import type { MerchantId, MerchantOrderId, OrderId, ProcessId, StoreCode } from '../ids.ts'

/** How many items of an order stand in one state of one process. */
export interface StateCount {
  readonly process: ProcessId
  readonly state: string
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
  /** Earliest time-out of any item. */
  readonly dueAt?: string
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
