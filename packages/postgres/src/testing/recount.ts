import type { Pool } from 'pg'
import { pairs } from '@souk/process/pairs'

/** Reserved stock that is not what the items in reserved states add up to. */
const STOCK = `
with counted as (
  select i.sku, o.store, sum(i.quantity) as quantity
  from order_item i join marketplace_order o on o.id = i.order_id where i.reserved group by i.sku, o.store
)
select 'stock' as what, coalesce(c.sku, s.sku) || ' in ' || coalesce(c.store, s.store) as whose,
  s.quantity::int as kept, c.quantity::int as counted
from counted c full join stock_reservation s on s.sku = c.sku and s.store = c.store
where coalesce(c.quantity, 0) <> coalesce(s.quantity, 0) or s.quantity < 0`

/** Orders whose number of items out of step is not what their items say. */
const UNPAIRED = `
with pair as (select * from json_to_recordset($1) as p (marketplace text, merchant text)),
counted as (
  select i.order_id, count(*) as items from order_item i join merchant_order_item m on m.order_item_id = i.id
  where i.state in (select marketplace from pair) and m.state in (select merchant from pair)
    and not exists (select from pair where marketplace = i.state and merchant = m.state) group by i.order_id
)
select 'unpaired' as what, o.reference as whose, o.unpaired as kept, c.items::int as counted
from marketplace_order o left join counted c on c.order_id = o.id
where o.unpaired <> coalesce(c.items, 0) or o.unpaired <> coalesce((o.row->>'unpaired')::int, 0)`

export interface Drift {
  readonly what: 'stock' | 'unpaired'
  readonly whose: string
  readonly kept: number | null
  readonly counted: number | null
}

/** Where what commits keep up to date differs from a count over all items; nowhere, if all is well. */
export async function recount(pool: Pick<Pool, 'query'>): Promise<readonly Drift[]> {
  const all = [...pairs].flatMap(([marketplace, others]) => others.map((merchant) => ({ marketplace, merchant })))
  const stock = await pool.query<Drift>(STOCK)
  const unpaired = await pool.query<Drift>(UNPAIRED, [JSON.stringify(all)])
  return [...stock.rows, ...unpaired.rows]
}
