import type { Announcement } from '@souk/services/live/announcement'
import type { FeedEntry } from '@souk/services/live/feed-store'
import { FREE_LOCKS } from '../begin.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'

/** What a write says, in its order. */
export type Announce = (announcement: Announcement) => void

/** One transaction over Prisma's models. */
export type Write = <T>(write: (tx: Prisma.TransactionClient, announce: Announce) => Promise<T>) => Promise<T>

export interface AnnouncingOptions {
  readonly prisma: PrismaClient
  /** Called after each commit with what the feed gained, so that this node need not read it back. */
  readonly onCommitted?: ((entries: readonly FeedEntry[]) => void) | undefined
}

/** A pool that is busy with orders may keep a rare write waiting. Milliseconds. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 }

/** Makes transactions that end with the feed entries they announce. */
export function announcing({ prisma, onCommitted = () => {} }: AnnouncingOptions): Write {
  return async (write) => {
    const { answer, entries } = await prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(FREE_LOCKS)
      const said: Announcement[] = []
      return {
        answer: await write(tx, (announcement) => void said.push(announcement)),
        entries: await append(tx, said),
      }
    }, PATIENCE)
    if (entries.length > 0) onCommitted(entries)
    return answer
  }
}

/** The heads, locked in "C" order of their topics until the commit, make sequences dense. */
async function append(tx: Prisma.TransactionClient, said: readonly Announcement[]): Promise<FeedEntry[]> {
  if (said.length === 0) return []
  const entries = said.map(({ topic, payload }, n) => ({ n, topic, payload: JSON.stringify(payload) }))
  const written = await tx.$queryRaw<{ topic: string; seq: bigint }[]>`
    with entry as materialized (select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as x(n int, topic text, payload text)),
    head as (insert into feed_head as f (topic, seq) select topic, count(*) from entry group by topic
      order by topic collate "C" on conflict (topic) do update set seq = f.seq + excluded.seq returning topic, seq)
    insert into feed (topic, seq, payload)
      select e.topic, h.seq - count(*) over (partition by e.topic) + row_number() over (partition by e.topic order by e.n),
        e.payload from entry e join head h on h.topic = e.topic returning topic, seq`
  const seqs = Map.groupBy(written, ({ topic }) => topic)
  for (const rows of seqs.values()) rows.sort((one, other) => Number(other.seq - one.seq))
  return entries.map(({ topic, payload }) => ({ topic, payload, seq: Number(seqs.get(topic)?.pop()?.seq ?? 0) }))
}
