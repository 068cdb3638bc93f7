import type { LiveEvent, LivePosition } from '@souk/contract/live'

export interface Counts {
  /** Events taken in. */
  readonly applied: number
  readonly resets: number
  /** Events that came without the one before them. */
  readonly gaps: number
  /** Events taken in twice. */
  readonly doubles: number
  /** Why subscriptions ended for good, though nobody closed them. */
  readonly ended: readonly string[]
}

/** What one follower took in: whether each event was the next, and where it stands. */
export type Account = ReturnType<typeof createAccount>

type Place = Pick<LiveEvent<unknown>, 'shard' | 'seq'>

export function createAccount() {
  const counts = { applied: 0, resets: 0, gaps: 0, doubles: 0, ended: [] as string[] }
  let start: LivePosition | undefined
  let seqs: number[] = []
  return {
    counts: counts as Counts,
    /** Where its last snapshot was. */
    get start() {
      return start
    },
    get position(): LivePosition | undefined {
      return start && { epoch: start.epoch, seqs }
    },
    has: ({ shard, seq }: Place): boolean => seq <= (seqs[shard] ?? 0),
    reset(to: LivePosition | undefined): void {
      counts.resets++
      start = to
      seqs = [...(to?.seqs ?? [])]
    },
    take({ shard, seq }: Place): void {
      const last = seqs[shard] ?? 0
      if (seq > last + 1) counts.gaps++
      if (seq <= last) counts.doubles++
      counts.applied++
      seqs[shard] = Math.max(last, seq)
    },
    end: (why: string): void => void counts.ended.push(why),
  }
}

export function totalOf(all: readonly Counts[]): Counts {
  const sum = (of: Exclude<keyof Counts, 'ended'>): number => all.reduce((total, counts) => total + counts[of], 0)
  return {
    applied: sum('applied'),
    resets: sum('resets'),
    gaps: sum('gaps'),
    doubles: sum('doubles'),
    ended: all.flatMap(({ ended }) => ended),
  }
}
