import type { Pool } from 'pg'
import { postgresFeedStore } from '@souk/postgres/feed/feed-store'
import type { Seat } from './seat.ts'

/** The latest sequence of every topic that somebody follows, read straight from PostgreSQL. */
export function headsOf(pool: Pool, seats: readonly Seat[]): Promise<ReadonlyMap<string, number>> {
  return postgresFeedStore(pool).heads([...new Set(seats.flatMap(({ address }) => address.topics))])
}

/** Whether a follower has come as far as the heads. */
export function hasReached({ address, account }: Seat, heads: ReadonlyMap<string, number>): boolean {
  const { position } = account
  return (
    position !== undefined &&
    address.topics.every((topic, shard) => (position.seqs[shard] ?? 0) >= (heads.get(topic) ?? 0))
  )
}
