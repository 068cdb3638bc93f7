import type { AgedState } from '@souk/contract/orders'
import type { MigrationCandidate } from '@souk/domain/engine/migrate'
import type { OrderId, ProcessId } from '@souk/domain/ids'
import type { Entered } from '@souk/domain/order/ages'

/** Items that a migration treats alike, with some of their orders. */
export interface MigrationCandidates extends MigrationCandidate {
  readonly items: number
  /** References, at most five. */
  readonly examples: readonly string[]
}

/** Which items run which version of a process; read beside the writes, without a look at any other order. */
export interface ProcessItems {
  /** All items of the version, those that a migration treats alike counted together. */
  candidates(process: ProcessId): Promise<readonly MigrationCandidates[]>
  /** Of every state of both machines that has items, how many came to it within each of those times, counted up to 1,000. */
  ages(spans: readonly Entered[]): Promise<readonly AgedState[]>
  /** Some orders with items of the version; `next` goes on after them, and is absent when there are no more. */
  orders(
    process: ProcessId,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly orders: readonly OrderId[]; readonly next?: string }>
}

export const MOST_EXAMPLES = 5
