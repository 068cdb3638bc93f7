import type { Pool } from 'pg'
import type { StepId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import type { OutsideStep, OutsideSteps } from '@souk/services/orders/order-store'

const AS_STEP = `json_build_object('step', s.step, 'order', s.order_id, 'kind', s.kind, 'side', s.side, 'items', s.items,
  'event', s.event, 'name', s.name, 'url', s.url, 'data', s.data, 'status', s.status, 'attempts', s.attempts,
  'error', s.error, 'runAt', iso(s.run_at), 'createdAt', iso(s.created_at), 'orderReference', o.reference) as step`

const notFound = (step: StepId): Refused =>
  new Refused('step.not-found', `There is no step ${step} that waits: it was done, skipped or never existed.`, { step })

/** `OutsideSteps` on PostgreSQL. A lease is a later `run_at`: a worker that dies lets it run out. */
export function postgresOutsideSteps(pool: Pool): OutsideSteps {
  const select = async (condition: string, values: unknown[]): Promise<OutsideStep[]> => {
    const { rows } = await pool.query<{ step: OutsideStep }>(
      `select ${AS_STEP} from outside_step s join marketplace_order o on o.id = s.order_id ${condition}`,
      values,
    )
    return rows.map((row) => row.step)
  }
  return {
    async take(now, leaseMs, limit) {
      const { rows } = await pool.query<{ step: OutsideStep }>({
        name: 'steps-take',
        text: `with taken as (select step from outside_step where status = 'waiting' and run_at <= $1
                 order by run_at limit $3 for update skip locked),
               leased as (update outside_step s set run_at = $1::timestamptz + make_interval(secs => $2 / 1000.0), attempts = attempts + 1
                 from taken where s.step = taken.step returning s.*)
               select ${AS_STEP} from leased s join marketplace_order o on o.id = s.order_id`,
        values: [now, leaseMs, limit],
      })
      return rows.map((row) => row.step)
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
    parked: (limit) => select(`where s.status = 'parked' order by s.created_at desc limit $1`, [limit]),
    async retry(step, now) {
      const { rowCount } = await pool.query(
        `update outside_step set status = 'waiting', attempts = 0, run_at = $2 where step = $1`,
        [step, now],
      )
      if (rowCount === 0) throw notFound(step)
    },
  }
}
