import type { Client } from 'pg'
import { connect } from './connect.ts'

/** Letters of "souk" by their places in the alphabet. */
const LOCK = 19_152_111

/**
 * Does what only one node at a time may do on a database, while others wait for their turn. The session is the one that
 * holds the turn, which ends with it: also when this process is killed. Throws `Unusable`.
 */
export async function inTurn<T>(url: string, work: (session: Client) => Promise<T>): Promise<T> {
  const session = await connect(url)
  try {
    await session.query('select pg_advisory_lock($1)', [LOCK])
    return await work(session)
  } finally {
    await session.end()
  }
}
