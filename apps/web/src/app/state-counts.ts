import type { LiveEvent } from '@souk/contract/live'
import type { StateCounts } from '@souk/contract/orders'
import type { Move } from '@souk/domain/order/row'

/** One state of one version of a process. */
export const countKey = (process: string, state: string): string => `${process} ${state}`

type Change = readonly [key: string, by: number]

const summed = (changes: Iterable<Change>): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const [key, by] of changes) sums.set(key, (sums.get(key) ?? 0) + by)
  return sums
}

/** Items per `countKey`, over all stores and merchants. */
export const countsOf = ({ counts }: Pick<StateCounts, 'counts'>): ReadonlyMap<string, number> =>
  summed(counts.map(({ process, state, count }) => [countKey(process, state), count]))

const changesOf = ({ process, from, to, count }: Move): readonly Change[] => [
  ...(from === null ? [] : [[countKey(process, from), -count] as const]),
  ...(to === null ? [] : [[countKey(process, to), count] as const]),
]

/** What the frames add to counts taken at `position`; a frame the counts already hold adds nothing. */
export const countChanges = (
  position: StateCounts['position'],
  events: readonly LiveEvent<{ readonly moves: readonly Move[] }>[],
): ReadonlyMap<string, number> =>
  summed(
    events
      .filter(({ shard, seq }) => seq > (position[shard] ?? 0))
      .flatMap(({ payload }) => payload.moves.flatMap(changesOf)),
  )
