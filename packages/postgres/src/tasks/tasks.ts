import type { Pool } from 'pg'
import { taskNotFound } from '@souk/services/tasks/not-found'
import type { QueuedTask, Tasks } from '@souk/services/tasks/tasks'

const AS_TASK = `json_build_object('id', t.id, 'order', t.order_id, 'kind', t.kind, 'data', t.data, 'status', t.status,
  'attempts', t.attempts, 'error', t.error, 'runAt', iso(t.run_at), 'createdAt', iso(t.created_at),
  'orderReference', o.reference) as task`

/** `Tasks` on PostgreSQL. A lease is a later `run_at`: a worker that dies lets it run out. */
export function postgresTasks(pool: Pool): Tasks {
  const select = async (condition: string, values: unknown[]): Promise<QueuedTask[]> => {
    const { rows } = await pool.query<{ task: QueuedTask }>(
      `select ${AS_TASK} from task t join marketplace_order o on o.id = t.order_id ${condition}`,
      values,
    )
    return rows.map(({ task }) => task)
  }
  return {
    async take({ kind, now, leaseMs, limit }) {
      const { rows } = await pool.query<{ task: QueuedTask }>({
        name: 'tasks-take',
        text: `with taken as (select id from task where kind = $1 and status = 'waiting' and run_at <= $2
                 order by run_at limit $4 for update skip locked),
               leased as (update task t set run_at = $2::timestamptz + make_interval(secs => $3 / 1000.0),
                   attempts = attempts + 1
                 from taken where t.id = taken.id returning t.*)
               select ${AS_TASK} from leased t join marketplace_order o on o.id = t.order_id`,
        values: [kind, now, leaseMs, limit],
      })
      return rows.map(({ task }) => task)
    },
    async done(task) {
      await pool.query({ name: 'task-done', text: 'delete from task where id = $1', values: [task] })
    },
    async failed(task, error, runAt) {
      await pool.query('update task set error = $2, run_at = $3 where id = $1', [task, error, runAt])
    },
    async park(task, error) {
      await pool.query(`update task set status = 'parked', error = $2 where id = $1`, [task, error])
    },
    async byId(task) {
      return (await select('where t.id = $1', [task]))[0]
    },
    parked: (limit) => select(`where t.status = 'parked' order by t.id desc limit $1`, [limit]),
    async retry(task, now, data) {
      const { rowCount } = await pool.query(
        `update task set status = 'waiting', attempts = 0, run_at = $2, data = coalesce($3::json, data)
         where id = $1 and status = 'parked'`,
        [task, now, data === undefined ? null : JSON.stringify(data)],
      )
      if (rowCount === 0) throw taskNotFound(task)
    },
  }
}
