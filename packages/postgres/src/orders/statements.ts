import { names, overwrite } from './columns.ts'
import type { Table } from './columns.ts'
import { statement } from './statement.ts'
import type { Parts, RowsOf } from './statement.ts'

const columns = (table: Table): string => names(table).join(', ')
const values = (table: Table): string =>
  names(table)
    .map((name) => `x.${name}`)
    .join(', ')

type Part = (rows: RowsOf) => string

const insert =
  (table: Table): Part =>
  (rows) =>
    `insert into "${table}" (${columns(table)}) select ${values(table)} from ${rows(table)}`

/** Of the orders that `o` has just written, so that a repeated key writes nothing. */
const insertPlaced =
  (table: Table): Part =>
  (rows) =>
    `${insert(table)(rows)} join o on o.id = x.order_id`

const upsert =
  (table: Table, ...keys: readonly string[]): Part =>
  (rows) =>
    `${insert(table)(rows)} on conflict (${keys.join(', ')}) do update set ${overwrite(table, keys)}`

/**
 * The feed, last: heads are locked in "C" order of their topics, so no two transactions wait for each other, and their
 * lock makes sequences dense. PostgreSQL would run parts that nobody reads at the very end, under the heads' lock: so
 * entries are read when those parts are `done`. Answers what sequence each entry got.
 */
const feed = (rows: RowsOf, source = ''): string => `
  entry as materialized (select x.* from done, ${rows('feed')} ${source}),
  head as (insert into feed_head as f (topic, seq) select topic, count(*) from entry group by topic order by topic collate "C"
    on conflict (topic) do update set seq = f.seq + excluded.seq returning topic, seq),
  written as (insert into feed (topic, seq, payload)
    select e.topic, h.seq - count(*) over (partition by e.topic) + row_number() over (partition by e.topic order by e.n), e.payload
    from entry e join head h on h.topic = e.topic returning topic, seq)`

/** Rows are locked by SKU and store in one order, so that no two transactions wait for each other. */
const reserve =
  (source: string): Part =>
  (rows) =>
    `insert into stock_reservation as s (sku, store, quantity) select x.sku, x.store, sum(x.quantity)
    from ${rows('stock')} ${source} group by x.sku, x.store order by x.sku collate "C", x.store collate "C"
    on conflict (sku, store) do update set quantity = s.quantity + excluded.quantity`

const PLACED: Parts = {
  order_item: insertPlaced('order_item'),
  shipment: insertPlaced('shipment'),
  expense: insertPlaced('expense'),
  payment: insertPlaced('payment'),
  merchant_order: insertPlaced('merchant_order'),
  merchant_order_item: insertPlaced('merchant_order_item'),
  timer: insertPlaced('timer'),
  order_document: insertPlaced('order_document'),
  order_event: insertPlaced('order_event'),
  task: insertPlaced('task'),
  outside_step: insertPlaced('outside_step'),
  stock: reserve('join o on o.id = x.order_id'),
  list_facet: insertPlaced('list_facet'),
  order_search: insertPlaced('order_search'),
  merchant_order_search: insertPlaced('merchant_order_search'),
}

/**
 * Places 1…k orders. Of orders that share a key one is placed, also when they come in one statement: `on conflict` alone
 * would see them all.
 */
export const placeStatement = statement(
  'order-place',
  (rows, parts) => `with
  k as materialized (select distinct on (actor, key) * from ${rows('idempotency')} order by actor, key),
  i as (insert into idempotency (actor, key, request_hash, answer) select actor, key, request_hash, answer from k
    order by actor, key on conflict (actor, key) do nothing returning actor, key),
  o as (${insert('marketplace_order')(rows)}
    join k on k.order_id = x.id join i on i.actor = k.actor and i.key = k.key returning id),
  ${parts(PLACED)},
  ${feed(rows, 'join o on o.id = x.order_id')}
  select 'order' as kind, id::text as name, 0::bigint as seq from o union all select 'feed', topic, seq from written`,
)

const CHANGED: Parts = {
  idempotency: (rows) => `insert into idempotency (actor, key, request_hash, answer)
    select actor, key, request_hash, answer from ${rows('idempotency')}`,
  order_item: upsert('order_item', '"id"'),
  shipment: upsert('shipment', '"id"'),
  expense: upsert('expense', '"id"'),
  payment: upsert('payment', '"id"'),
  merchant_order: upsert('merchant_order', '"id"'),
  merchant_order_item: upsert('merchant_order_item', '"id"'),
  order_document: upsert('order_document', '"id"'),
  emptied_shipment: (rows) => `delete from shipment where id in (select id from ${rows('emptied_shipment')})`,
  rearmed: (rows) => `delete from timer t using ${rows('rearmed')}
    where t.item_id = x.item_id and t.side = x.side and not exists (select 1 from ${rows('timer', 'kept')}
      where kept.item_id = t.item_id and kept.side = t.side and kept.event = t.event)`,
  timer: upsert('timer', '"item_id"', '"side"', '"event"'),
  order_event: insert('order_event'),
  outside_step: (rows) => `${insert('outside_step')(rows)} on conflict (step) do update set items = excluded.items,
    url = excluded.url, data = excluded.data, run_at = excluded.run_at, status = 'waiting', attempts = 0, error = null`,
  ended_step: (rows) => `delete from outside_step where step in (select step from ${rows('ended_step')})`,
  parked_step: (rows) => `update outside_step s set status = 'parked', error = x.error
    from ${rows('parked_step')} where s.step = x.step`,
  task: insert('task'),
  stock: reserve(''),
  list_facet: (rows) => `${insert('list_facet')(rows)} on conflict do nothing`,
  lost_facet: (rows) => `delete from list_facet f using ${rows('lost_facet')}
    where f.facet = x.facet and f.at = x.at and f.id = x.id`,
  order_search: upsert('order_search', '"id"'),
  merchant_order_search: upsert('merchant_order_search', '"id"'),
}

/** Writes what a step changed in one order whose row is locked. */
export const changeStatement = statement(
  'order-change',
  (rows, parts) => `with
  o as (update marketplace_order as m set ${names('marketplace_order')
    .filter((name) => name !== '"id"')
    .map((name) => `${name} = x.${name}`)
    .join(', ')} from ${rows('marketplace_order')} where m.id = x.id),
  ${parts(CHANGED)},
  ${feed(rows)}
  select 'feed' as kind, topic as name, seq from written`,
)
