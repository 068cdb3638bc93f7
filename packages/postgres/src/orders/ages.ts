import type { Pool } from 'pg'
import type { ProcessItems } from '@souk/services/orders/process-items'
import { COUNTED_UP_TO, totalOf } from '@souk/services/orders/total'

type AgedState = Awaited<ReturnType<ProcessItems['ages']>>[number]
type Table = 'order_item' | 'merchant_order_item'

/** Of a machine: the states that have items, each found behind the last in the index, and of each and every span the items. */
const agesIn = (table: Table): string => `
  (with recursive stood as (
    (select process_id, state from ${table} order by process_id, state limit 1)
    union all select next.* from stood, lateral (select process_id, state from ${table} as i
      where (i.process_id, i.state) > (stood.process_id, stood.state) order by process_id, state limit 1) as next
  )
  select process_id as process, state, array(
    select (select count(*) from (select from ${table} as i where i.process_id = stood.process_id and i.state = stood.state
      and i.since >= span.entered and i.since < span.before limit ${COUNTED_UP_TO + 1}) as counted)::int
    from unnest($1::timestamptz[], $2::timestamptz[]) with ordinality as span(entered, before, n) order by n) as counts
  from stood)`

const AGES = `${agesIn('order_item')} union all ${agesIn('merchant_order_item')}`

/** `ProcessItems.ages` on PostgreSQL, all as of one moment. */
export const postgresAges =
  (pool: Pool): ProcessItems['ages'] =>
  async (spans) => {
    const values = [spans.map(({ from = '-infinity' }) => from), spans.map(({ to = 'infinity' }) => to)]
    const { rows } = await pool.query<Omit<AgedState, 'items'> & { readonly counts: readonly number[] }>({
      name: 'ages',
      text: AGES,
      values,
    })
    return rows.map(({ counts, ...state }) => ({ ...state, items: counts.map((count) => totalOf(count)) }))
  }
