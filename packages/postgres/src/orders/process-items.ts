import type { Pool } from 'pg'
import type { OrderId, ProcessId } from '@souk/domain/ids'
import { MOST_EXAMPLES } from '@souk/services/orders/process-items'
import type { ProcessItems, MigrationCandidates } from '@souk/services/orders/process-items'
import { postgresAges } from './ages.ts'

/** An item as a migration sees it, whichever of its machines runs the process. */
const CANDIDATES = `
with running as (
  select i.id, i.order_id, 'marketplace' as side, i.state, m.state as sister, i.pending is not null as pending,
    i.held is not null as held
  from order_item i left join merchant_order_item m on m.order_item_id = i.id where i.process_id = $1
  union all
  select i.id, i.order_id, 'merchant', m.state, i.state, m.pending is not null, m.held is not null
  from merchant_order_item m join order_item i on i.id = m.order_item_id where m.process_id = $1
), timed as (
  select item_id, side, array_agg(event order by event) as timers from timer group by item_id, side
), alike as (
  select state, sister, pending, held, coalesce(timers, '{}') as timers, count(*)::int as items, array_agg(order_id) as orders
  from running left join timed on item_id = id and timed.side = running.side group by 1, 2, 3, 4, 5
)
select state, sister, pending, held, timers, items, array(select reference from marketplace_order
  where id = any(orders[1:$2]) order by placed_at limit $3) as examples
from alike`

/** Among so many items some are looked for that are of different orders. */
const LOOKED_AT = 100

/** Pages go by what the index has: the marketplace's items by order, the merchants' by merchant order. */
const ORDERS = `
with own as (
  select distinct order_id as key, order_id from order_item where process_id = $1 and order_id > $2 order by 1 limit $3
), merchants as (
  select key, (select order_id from merchant_order where id = key) as order_id from
    (select distinct merchant_order_id as key from merchant_order_item
     where process_id = $1 and merchant_order_id > $2 order by 1 limit $3) as paged
)
select key, order_id from own union all select key, order_id from merchants order by key limit $3`

const FIRST = '00000000-0000-0000-0000-000000000000'

/** `ProcessItems` on PostgreSQL. A version drives one kind of item, so one of the two halves of each question is empty. */
export function postgresProcessItems(pool: Pool): ProcessItems {
  return {
    ages: postgresAges(pool),
    async candidates(process: ProcessId) {
      const values = [process, LOOKED_AT, MOST_EXAMPLES]
      const { rows } = await pool.query<MigrationCandidates & { readonly sister: string | null }>(CANDIDATES, values)
      return rows.map(({ sister, ...candidate }) => ({ ...candidate, ...(sister !== null && { sister }) }))
    },
    async orders(process, { limit, cursor = FIRST }) {
      const { rows } = await pool.query<{ key: string; order_id: OrderId }>({
        name: 'process-orders',
        text: ORDERS,
        values: [process, cursor, limit + 1],
      })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return { orders: shown.map((row) => row.order_id), ...(rows.length > limit && last && { next: last.key }) }
    },
  }
}
