import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { MerchantId } from '@souk/domain/ids'
import { SHARDS } from '@souk/domain/topics'
import type { StateCounters } from '@souk/services/orders/state-counters'
import { planned } from '../planned.ts'

/**
 * Folds what one shard of the board has gained into the counters. The projector's row is the lease: another node skips
 * a shard that is in hand. Counters are written in key order, so that two shards never wait for each other in a ring.
 */
const FOLD = `with
  p as (select shard, seq from projector where shard = $1 for update skip locked),
  e as materialized (select f.seq, f.payload::json as payload from p join feed f on f.topic = 'p:' || p.shard and f.seq > p.seq
    order by f.seq limit 500),
  m as (select x.* from e, json_to_recordset(e.payload -> 'moves')
    as x(process uuid, store text, merchant uuid, "from" text, "to" text, count bigint)),
  d as (select process, store, merchant, state, sum(count) as count from (
      select process, store, merchant, "to" as state, count from m where "to" is not null
      union all select process, store, merchant, "from", -count from m where "from" is not null) as each_way
    group by 1, 2, 3, 4 having sum(count) <> 0),
  c as (insert into state_counter as s (process, store, merchant, state, count)
    select process, store, merchant, state, count from d order by 1, 2, 3, 4
    on conflict (process, store, merchant, state) do update set count = s.count + excluded.count),
  a as (update projector set seq = (select max(seq) from e) where shard in (select shard from p) and exists (select 1 from e))
  select count(*) as folded from e`

const HEADS = `select coalesce((select seq from feed_head where topic = 'p:' || p.shard), 0) as seq from projector p order by p.shard`
const ASK_AGAIN_MS = 20

type Counted = Awaited<ReturnType<StateCounters['read']>>

/** `StateCounters` on PostgreSQL. */
export function postgresStateCounters(pool: Pool): StateCounters {
  const foldShard = async (shard: number): Promise<number> => {
    const [row] = await planned<{ folded: string }>(pool, { name: 'counters-fold', text: FOLD, values: [shard] })
    return Number(row?.folded ?? 0)
  }
  const foldAll = async (): Promise<number> => {
    let folded = 0
    for (let shard = 0; shard < SHARDS; shard++) folded += await foldShard(shard)
    return folded
  }
  const readNow = async (merchant: MerchantId | undefined): Promise<Counted> => {
    const { rows } = await pool.query<Counted>({
      name: 'counters-read',
      text: `select coalesce(json_agg(json_build_object('process', process, 'store', store, 'merchant', merchant,
               'state', state, 'count', count)) filter (where count <> 0), '[]') as counts,
               (select json_agg(seq order by shard) from projector) as position
             from state_counter where $1::uuid is null or merchant = $1`,
      values: [merchant ?? null],
    })
    return rows[0] ?? { counts: [], position: [] }
  }
  return {
    async read(scope) {
      const { rows: heads } = await pool.query<{ seq: string }>({ name: 'counters-heads', text: HEADS })
      for (;;) {
        await foldAll()
        const counted = await readNow(scope.merchant)
        if (heads.every((head, shard) => (counted.position[shard] ?? 0) >= Number(head.seq))) return counted
        // Another node has a shard in hand, or more came than one fold takes.
        await pause(ASK_AGAIN_MS)
      }
    },
    fold: foldAll,
  }
}
