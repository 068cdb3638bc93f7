import { createComputed, on } from 'solid-js'
import type { Accessor } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { LiveEvent } from '@souk/contract/live'
import type { StateCounts, StateTally } from '@souk/contract/orders'
import type { ProcessId } from '@souk/domain/ids'
import type { BoardFrame } from '@souk/domain/order/frames'
import type { Move } from '@souk/domain/order/row'
import { countKey, countsOf } from '../app/state-counts.ts'
import { isWithin } from './orders-query.ts'
import type { Within } from './orders-query.ts'

/** How many items stand in each state, of some stores and merchants or of all. */
export type OrderCounts = {
  /** Starts from what the server counted. */
  readonly reset: (counts: StateCounts) => void
  /** Adds what moved since; what the counts hold already is passed over. */
  readonly take: (events: readonly LiveEvent<Pick<BoardFrame, 'moves'>>[]) => void
  readonly of: (process: ProcessId, state: string) => number
}

const talliesOf = ({ process, store, merchant, from, to, count }: Move): readonly StateTally[] => [
  ...(from === null ? [] : [{ process, store, merchant, state: from, count: -count }]),
  ...(to === null ? [] : [{ process, store, merchant, state: to, count }]),
]

const keyOf = ({ process, store, merchant, state }: StateTally): string => [store, merchant, process, state].join(' ')

export function createOrderCounts(within: Accessor<Within>): OrderCounts {
  const tallies = new Map<string, StateTally>()
  let position: readonly number[] = []
  const [sums, setSums] = createStore<Record<string, number>>({})
  const isCounted = (tally: StateTally): boolean => isWithin(within(), tally)

  const add = (tally: StateTally): void => {
    const key = keyOf(tally)
    tallies.set(key, { ...tally, count: (tallies.get(key)?.count ?? 0) + tally.count })
  }
  const recount = (): void =>
    setSums(reconcile(Object.fromEntries(countsOf({ counts: [...tallies.values()].filter(isCounted) }))))
  createComputed(on(within, recount, { defer: true }))

  return {
    reset(counts) {
      position = counts.position
      tallies.clear()
      for (const tally of counts.counts) add(tally)
      recount()
    },
    take(events) {
      const moved = events
        .filter(({ shard, seq }) => seq > (position[shard] ?? 0))
        .flatMap(({ payload }) => payload.moves.flatMap(talliesOf))
      for (const tally of moved) add(tally)
      for (const [key, by] of countsOf({ counts: moved.filter(isCounted) })) setSums(key, (count = 0) => count + by)
    },
    of: (process, state) => sums[countKey(process, state)] ?? 0,
  }
}
