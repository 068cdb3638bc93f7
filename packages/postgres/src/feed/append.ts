import type { Pool } from 'pg'

/** Appends one entry to a topic that no order commit writes, e.g. `sys:auth`; answers its sequence. */
export async function appendToFeed(pool: Pool, topic: string, payload: object): Promise<number> {
  const { rows } = await pool.query<{ seq: string }>({
    name: 'feed-append',
    text: `with head as (insert into feed_head as f (topic, seq) values ($1, 1)
             on conflict (topic) do update set seq = f.seq + 1 returning topic, seq)
           insert into feed (topic, seq, payload) select topic, seq, $2 from head returning seq`,
    values: [topic, JSON.stringify(payload)],
  })
  return Number(rows[0]?.seq)
}
