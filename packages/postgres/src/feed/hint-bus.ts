import { Client } from 'pg'
import { hintBus } from '@souk/services/live/hint-bus'
import type { HeldHintBus, ReportNoLine } from '@souk/services/live/hint-bus'

const CHANNEL = 'souk_hint'
const PATIENCE_MS = 5_000

/**
 * Hints over LISTEN/NOTIFY on a connection of their own: never inside a business transaction, which would queue behind all
 * others that notify. A node speaks where it listens, and does not hear itself: it has what it wrote, and would read it
 * all again.
 */
export function postgresHintBus(url: string, report: ReportNoLine = () => {}): HeldHintBus {
  return hintBus(async (onText) => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: PATIENCE_MS,
      keepAlive: true,
      // A hint waits for no hint before it.
      pipeline: true,
    })
    await using opening = new AsyncDisposableStack()
    opening.defer(() => client.end())
    const lost = new Promise((resolve) => client.once('end', resolve))
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ own: number }>('select pg_backend_pid() as own')
    client.on('notification', ({ processId, payload = '*' }) => {
      if (processId !== rows[0]?.own) onText(payload)
    })
    // One that a crash takes is worth no wait for the disk.
    await client.query('set synchronous_commit = off')
    await client.query(`listen ${CHANNEL}`)
    const held = opening.move()
    return {
      lost,
      send: (text) => void client.query('select pg_notify($1, $2)', [CHANNEL, text]).catch(() => {}),
      [Symbol.asyncDispose]: () => held.disposeAsync(),
    }
  }, report)
}
