import type { Pool } from 'pg'
import type { OutsideStep, OutsideSteps, StepFilter } from '@souk/services/orders/outside-steps'
import { keysetPage } from './keyset.ts'
import type { Keyset } from './keyset.ts'
import { searching } from './search.ts'

const AS_STEP = `json_build_object('step', s.step, 'order', s.order_id, 'kind', s.kind, 'side', s.side, 'items', s.items,
  'event', s.event, 'name', s.name, 'url', s.url, 'data', s.data, 'status', s.status, 'attempts', s.attempts,
  'error', s.error, 'runAt', iso(s.run_at), 'createdAt', iso(s.created_at), 'orderReference', o.reference) as step`

interface StepRow {
  readonly step: Omit<OutsideStep, 'error'> & { readonly error: string | null }
}

function stepOf({ step: { error, ...step } }: StepRow): OutsideStep {
  return { ...step, ...(error !== null && { error }) }
}

/** Steps with their order, each under the name `s`. */
const WITH_ORDER = 'outside_step s join marketplace_order o on o.id = s.order_id'

function parkedSteps({ search, names, kind }: StepFilter): Keyset {
  return {
    table: `(select s.step as id, s.created_at, s.name, s.kind, ${AS_STEP},
      lower(concat_ws(' ', '', o.reference, s.name, s.error)) as search from ${WITH_ORDER} where s.status = 'parked') as parked`,
    row: 'step',
    key: { sql: 'created_at', type: 'timestamptz' },
    matching: (bind) => [
      ...(search ? [searching(search, bind)('search')] : []),
      ...(names ? [`name = any(${bind(names)}::text[])`] : []),
      ...(kind ? [`kind = ${bind(kind)}`] : []),
    ],
  }
}

/** `OutsideSteps` on PostgreSQL. A lease is a later `run_at`: a worker that dies lets it run out. */
export function postgresOutsideSteps(pool: Pool): OutsideSteps {
  const select = async (condition: string, values: unknown[]): Promise<OutsideStep[]> => {
    const { rows } = await pool.query<StepRow>(`select ${AS_STEP} from ${WITH_ORDER} ${condition}`, values)
    return rows.map(stepOf)
  }
  return {
    async take({ now, leaseMs, limit, except }) {
      const { rows } = await pool.query<StepRow>({
        name: 'steps-take',
        text: `with taken as (select step from outside_step where status = 'waiting' and run_at <= $1 and url <> all($4)
                 order by run_at limit $3 for update skip locked),
               leased as (update outside_step s set run_at = $1::timestamptz + make_interval(secs => $2 / 1000.0), attempts = attempts + 1
                 from taken where s.step = taken.step returning s.*)
               select ${AS_STEP} from leased s join marketplace_order o on o.id = s.order_id`,
        values: [now, leaseMs, limit, except],
      })
      return rows.map(stepOf)
    },
    async failed(step, error, runAt) {
      await pool.query({
        name: 'steps-failed',
        text: 'update outside_step set error = $2, run_at = $3 where step = $1',
        values: [step, error, runAt],
      })
    },
    async byId(step) {
      return (await select('where s.step = $1', [step]))[0]
    },
    async parked(filter, page) {
      const { rows, ...rest } = await keysetPage<StepRow['step']>(pool, parkedSteps(filter), {
        ...page,
        descending: true,
      })
      return { ...rest, rows: rows.map((step) => stepOf({ step })) }
    },
  }
}
