import type { Pool } from 'pg'
import { recount } from '@souk/postgres/testing/recount'
import { retell } from './retell.ts'

/** What checks read through: a pool, or one connection with a transaction open. */
export type Reading = Pick<Pool, 'query'>

export interface Check {
  readonly name: string
  /** What is wrong, some of it in words; nothing where all is well. */
  find(reading: Reading): Promise<readonly string[]>
  /** SQL that makes it wrong: the check must find that. */
  readonly plant: string
}

const SHOWN = 5

/** The query answers what is wrong, as `whose`. */
const bySql =
  (query: string) =>
  async (reading: Reading): Promise<readonly string[]> => {
    const { rows } = await reading.query<{ whose: string }>(`${query} limit ${SHOWN}`)
    return rows.map(({ whose }) => whose)
  }

/** Items per state as they stand, against the counters, which were folded to the end of the feed. */
const COUNTERS = `with present as (
    select i.process_id as process, o.store, i.merchant_id as merchant, i.state, count(*) as items
      from order_item i join marketplace_order o on o.id = i.order_id group by 1, 2, 3, 4
    union all select m.process_id, o.store, o.merchant_id, m.state, count(*)
      from merchant_order_item m join merchant_order o on o.id = m.merchant_order_id group by 1, 2, 3, 4)
  select coalesce(s.state, c.state) || ': ' || coalesce(c.count, 0) || ' counted, ' || coalesce(s.items, 0) || ' there' as whose
  from present s full join state_counter c using (process, store, merchant, state)
  where coalesce(s.items, 0) <> coalesce(c.count, 0)`

/** What must be true of the database when everything has come to rest, whatever happened before. */
export const checks: readonly Check[] = [
  {
    name: 'every topic of the feed has each sequence once, up to its head',
    find: bySql(`select h.topic || ': head ' || h.seq || ', ' || count(f.seq) || ' entries to ' || coalesce(max(f.seq), 0) as whose
      from feed_head h left join feed f using (topic) group by h.topic, h.seq
      having count(f.seq) <> h.seq or count(distinct f.seq) <> h.seq or coalesce(max(f.seq), 0) <> h.seq`),
    plant: `delete from feed where (topic, seq) in (select topic, seq from feed where topic like 'm:%' limit 1)`,
  },
  {
    name: 'every order has each version once, up to its own',
    find: bySql(`select o.reference || ': version ' || o.version || ', ' || count(distinct e.version) || ' in its events' as whose
      from marketplace_order o left join order_event e on e.order_id = o.id group by o.id
      having count(distinct e.version) <> o.version or max(e.version) <> o.version`),
    plant: `update marketplace_order set version = version + 1 where id in (select id from marketplace_order limit 1)`,
  },
  {
    name: 'events, rows, totals and the feed tell one story of every order',
    find: (reading) => retell(reading, SHOWN),
    plant: `update feed set payload = replace(payload, '"items":2', '"items":3')
      where (topic, seq) in (select topic, seq from feed where topic like 'p:%' and payload like '%"items":2%' limit 1)`,
  },
  {
    name: 'every order was placed once, under one key',
    find: bySql(`select min(o.reference) || ': ' || o.email as whose from marketplace_order o
        join order_event e on e.order_id = o.id and e.event ->> 'type' = 'order.placed'
      group by o.email having count(*) <> 1`),
    plant: `insert into order_event select gen_random_uuid(), order_id, version, merchant_id, event, actor, at
      from order_event where event ->> 'type' = 'order.placed' limit 1`,
  },
  {
    name: 'the two machines of every item go together',
    find: bySql(
      `select reference || ': ' || unpaired || ' items apart' as whose from marketplace_order where unpaired <> 0`,
    ),
    plant: `update marketplace_order set unpaired = 1 where id in (select id from marketplace_order limit 1)`,
  },
  {
    name: 'reserved stock, and what is out of step, are what a recount says',
    async find(reading) {
      const drifts = await recount(reading)
      return drifts
        .slice(0, SHOWN)
        .map(({ what, whose, kept, counted }) => `${what} of ${whose}: ${kept} kept, ${counted} counted`)
    },
    plant: `update stock_reservation set quantity = quantity + 1 where (sku, store) in (select sku, store from stock_reservation limit 1)`,
  },
  {
    name: 'the counters are what a recount of all items says',
    find: bySql(COUNTERS),
    plant: `update state_counter set count = count + 1 where ctid in (select ctid from state_counter limit 1)`,
  },
  {
    name: 'no time-out that is due waits, and whoever waits for one has it',
    find: bySql(`select o.reference || ': ' || t.event || ' was due at ' || t.due_at as whose
        from timer t join marketplace_order o on o.id = t.order_id where t.due_at < now()
      union all select o.reference || ': waits for nothing' from order_item i join marketplace_order o on o.id = i.order_id
        where i.state = 'payment pending' and not exists (select from timer where item_id = i.id)`),
    plant: `insert into timer select i.id, 'marketplace', 'expire payment', i.order_id, now() - interval '1 minute' from order_item i limit 1`,
  },
  {
    name: 'no task and no step is left, or was given up',
    find: bySql(`select kind || ' ' || status || ': ' || coalesce(error, '') as whose from task
      union all select name || ' ' || status || ': ' || coalesce(error, '') from outside_step`),
    plant: `insert into task (order_id, kind, data) select id, 'mail', '{}' from marketplace_order limit 1`,
  },
]
