import type { Recorded } from './events.ts'
import type { MerchantOrderRow, Move, OrderRow } from './row.ts'

/** One commit as the operators' board hears it: the same for every operator, unfiltered. */
export interface BoardFrame {
  readonly row: OrderRow
  /** Net moves of the commit on both machines. */
  readonly moves: readonly Move[]
}

/** One commit as the merchant hears it. */
export interface MerchantFrame {
  readonly row: MerchantOrderRow
  /** The commit created this merchant order. */
  readonly fresh: boolean
  /** Of this merchant's machine alone. */
  readonly moves: readonly Move[]
}

/** One commit as whoever looks at the order hears it. */
export interface OrderFrame {
  readonly events: readonly Recorded[]
}
