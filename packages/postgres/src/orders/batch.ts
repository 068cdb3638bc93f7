import type { FeedEntry } from '@souk/services/live/feed-store'
import { KINDS } from './statement.ts'
import type { FeedRow, Given } from './statement.ts'

/** What a statement answers: orders it placed by id, and a topic with the sequence of one of its new entries. */
export interface Written {
  readonly kind: 'order' | 'feed'
  readonly name: string
  readonly seq: string
}

/** Rows of several commits as those of one statement; feed entries are numbered in their order. */
export function batch(all: readonly Given[]): Given {
  const rows = Object.fromEntries(KINDS.map((kind) => [kind, all.flatMap((given) => given[kind])])) as unknown as Given
  return { ...rows, feed: rows.feed.map((entry, n) => ({ ...entry, n })) }
}

/** Pairs each topic's new sequences, in order, with the entries handed in. */
export function sequenced(feed: readonly FeedRow[], written: readonly Written[]): FeedEntry[] {
  const added = written.filter(({ kind }) => kind === 'feed')
  const seqs = Map.groupBy(added, ({ name }) => name)
  for (const rows of seqs.values()) rows.sort((a, b) => Number(b.seq) - Number(a.seq))
  return feed.flatMap(({ topic, payload }) => {
    const seq = seqs.get(topic)?.pop()?.seq
    return seq === undefined ? [] : [{ topic, seq: Number(seq), payload }]
  })
}
