import type { Pool, PoolClient } from 'pg'
import type { HintBus } from '@souk/services/live/feed-store'

const CHANNEL = 'souk_hint'
/** NOTIFY takes less than 8,000 bytes. */
const MOST_BYTES = 7_900
const COALESCE_MS = 5
const RECONNECT_MS = 1_000

export interface HeldHintBus extends HintBus, AsyncDisposable {}

/**
 * Hints over LISTEN/NOTIFY on connections of their own: never inside a business transaction, at most one NOTIFY per
 * 5 ms. A node speaks where it listens, and does not hear itself: it has what it wrote, and would read it all again.
 * After a lost connection everything may have grown, so listeners hear `*`.
 */
export function postgresHintBus(pool: Pool): HeldHintBus {
  const dirty = new Set<string>()
  const listeners = new Set<(topics: readonly string[] | '*') => void>()
  let timer: NodeJS.Timeout | undefined
  let listening: PoolClient | undefined
  let closed = false

  const tell = (topics: readonly string[] | '*'): void => {
    for (const listener of listeners) listener(topics)
  }
  const send = async (): Promise<void> => {
    timer = undefined
    const text = [...dirty].join(',')
    dirty.clear()
    const hint = [CHANNEL, text.length > MOST_BYTES ? '*' : text]
    // A hint that is lost costs one sweep of latency.
    await (listening ?? pool).query('select pg_notify($1, $2)', hint).catch(() => {})
  }
  const reconnect = (): void => {
    listening?.release(true)
    listening = undefined
    if (!closed) setTimeout(() => void connect(), RECONNECT_MS).unref()
  }
  const connect = async (): Promise<void> => {
    if (closed) return
    try {
      const client = await pool.connect()
      if (closed) return client.release()
      listening = client
      client.once('error', reconnect)
      const { rows } = await client.query<{ own: number }>('select pg_backend_pid() as own')
      client.on('notification', ({ processId, payload = '*' }) => {
        if (processId !== rows[0]?.own) tell(payload === '*' ? '*' : payload.split(','))
      })
      await client.query(`listen ${CHANNEL}`)
      tell('*')
    } catch {
      reconnect()
    }
  }
  return {
    hint(topics) {
      for (const topic of topics) dirty.add(topic)
      timer ??= setTimeout(() => void send(), COALESCE_MS)
    },
    listen(onHint) {
      if (listeners.size === 0) void connect()
      listeners.add(onHint)
    },
    async [Symbol.asyncDispose]() {
      closed = true
      clearTimeout(timer)
      listening?.release(true)
      listening = undefined
    },
  }
}
