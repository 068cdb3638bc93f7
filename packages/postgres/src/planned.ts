import type { Pool, QueryConfig, QueryResultRow } from 'pg'
import { BEGIN } from './begin.ts'

/** One statement by itself, planned once a connection. */
export async function planned<Row extends QueryResultRow>(pool: Pool, query: QueryConfig): Promise<Row[]> {
  const client = await pool.connect()
  try {
    const asking = [client.query(BEGIN), client.query<Row>(query), client.query('commit')] as const
    const [, { rows }] = await Promise.all(asking)
    client.release()
    return rows
  } catch (error) {
    client.release(true)
    throw error
  }
}
