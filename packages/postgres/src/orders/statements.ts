import { COLUMNS, names, overwrite, rowsOf } from './columns.ts'
import type { Table } from './columns.ts'

/** Inserts a table's rows of orders that `o` has just written, so that a repeated key writes nothing. */
const insertPlaced = (table: Table, order = 'x.order_id'): string =>
  `insert into "${table}" (${names(table).join(', ')}) select ${names(table).map((name) => `x.${name}`).join(', ')}
     from ${rowsOf(table)} join o on o.id = ${order}`

const upsert = (table: Table, keys: readonly string[]): string =>
  `insert into "${table}" (${names(table).join(', ')}) select ${names(table).map((name) => `x.${name}`).join(', ')}
     from ${rowsOf(table)} on conflict (${keys.join(', ')}) do update set ${overwrite(table, keys)}`

/**
 * The feed, last: heads are locked in "C" order of their topics, so no two transactions wait for each other, and their
 * lock makes sequences dense. `$2` is `[{n, order_id, topic, payload}]`. Answers what sequence each entry got.
 */
const feed = (source: string): string => `
  entry as materialized (select x.* from jsonb_to_recordset($2::jsonb) as x(n int, order_id uuid, topic text, payload text) ${source}),
  head as (insert into feed_head as f (topic, seq) select topic, count(*) from entry group by topic order by topic collate "C"
    on conflict (topic) do update set seq = f.seq + excluded.seq returning topic, seq),
  written as (insert into feed (topic, seq, payload)
    select e.topic, h.seq - count(*) over (partition by e.topic) + row_number() over (partition by e.topic order by e.n), e.payload
    from entry e join head h on h.topic = e.topic returning topic, seq)`

/**
 * Places 1…k orders; the same text for any number of them. `$1` rows by table, with `idempotency`; `$2` feed entries. Of
 * orders that share a key one is placed, also when they come in one statement: `on conflict` alone would see them all.
 */
export const PLACE = `with
  k as materialized (select distinct on (actor, key) * from jsonb_to_recordset($1::jsonb -> 'idempotency')
    as x(actor text, key text, request_hash text, answer jsonb, order_id uuid) order by actor, key),
  i as (insert into idempotency (actor, key, request_hash, answer) select actor, key, request_hash, answer from k
    order by actor, key on conflict (actor, key) do nothing returning actor, key),
  o as (insert into marketplace_order (${names('marketplace_order').join(', ')})
    select ${names('marketplace_order').map((name) => `x.${name}`).join(', ')} from ${rowsOf('marketplace_order')}
    join k on k.order_id = x.id join i on i.actor = k.actor and i.key = k.key returning id),
  item as (${insertPlaced('order_item')}),
  shipment_row as (${insertPlaced('shipment')}),
  expense_row as (${insertPlaced('expense')}),
  payment_row as (${insertPlaced('payment')}),
  merchant_order_row as (${insertPlaced('merchant_order')}),
  merchant_item as (insert into merchant_order_item (${names('merchant_order_item').join(', ')})
    select ${names('merchant_order_item').map((name) => `x.${name}`).join(', ')}
    from jsonb_to_recordset($1::jsonb -> 'merchant_order_item') as x(${COLUMNS.merchant_order_item}, order_id uuid)
    join o on o.id = x.order_id),
  timer_row as (${insertPlaced('timer')}),
  event_row as (${insertPlaced('order_event')}),
  step_row as (${insertPlaced('outside_step')}),
  ${feed('join o on o.id = x.order_id')}
  select 'order' as kind, id::text as name, 0::bigint as seq from o union all select 'feed', topic, seq from written`

/** Writes what a step changed in one order whose row is locked. `$1` rows by table; `$2` feed entries. */
export const CHANGE = `with
  i as (insert into idempotency (actor, key, request_hash, answer)
    select actor, key, request_hash, answer from jsonb_to_recordset($1::jsonb -> 'idempotency')
    as x(actor text, key text, request_hash text, answer jsonb)),
  o as (update marketplace_order as m set ${names('marketplace_order')
    .filter((name) => name !== '"id"')
    .map((name) => `${name} = x.${name}`)
    .join(', ')} from ${rowsOf('marketplace_order')} where m.id = x.id),
  item as (${upsert('order_item', ['"id"'])}),
  shipment_row as (${upsert('shipment', ['"id"'])}),
  expense_row as (${upsert('expense', ['"id"'])}),
  payment_row as (${upsert('payment', ['"id"'])}),
  merchant_order_row as (${upsert('merchant_order', ['"id"'])}),
  merchant_item as (${upsert('merchant_order_item', ['"id"'])}),
  refund_row as (${upsert('refund', ['"id"'])}),
  disarmed as (delete from timer t using jsonb_to_recordset($1::jsonb -> 'rearmed') as x(item_id uuid, side text)
    where t.item_id = x.item_id and t.side = x.side and not exists (
      select 1 from ${rowsOf('timer').replace(' as x(', ' as kept(')}
      where kept.item_id = t.item_id and kept.side = t.side and kept.event = t.event)),
  timer_row as (${upsert('timer', ['"item_id"', '"side"', '"event"'])}),
  event_row as (insert into order_event (${names('order_event').join(', ')})
    select ${names('order_event').join(', ')} from ${rowsOf('order_event')}),
  step_row as (insert into outside_step (${names('outside_step').join(', ')})
    select ${names('outside_step').join(', ')} from ${rowsOf('outside_step')}),
  step_ended as (delete from outside_step where step in
    (select value::uuid from jsonb_array_elements_text($1::jsonb -> 'ended_steps'))),
  step_parked as (update outside_step s set status = 'parked', error = x.error
    from jsonb_to_recordset($1::jsonb -> 'parked_steps') as x(step uuid, error text) where s.step = x.step),
  ${feed('')}
  select 'feed' as kind, topic as name, seq from written`
