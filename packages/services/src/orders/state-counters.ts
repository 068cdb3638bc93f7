import type { StateCounts } from '@souk/contract/orders'
import type { MerchantId } from '@souk/domain/ids'

/** Maintained counters of items per process and state, exact as of the feed positions they carry. */
export interface StateCounters {
  /** The position is at or past every commit that was done when this was asked. */
  read(scope: { readonly merchant?: MerchantId }): Promise<StateCounts>
  /** Folds what the feed has gained since; one node per shard at a time, by a lease. Answers how many entries it folded. */
  fold(): Promise<number>
}
