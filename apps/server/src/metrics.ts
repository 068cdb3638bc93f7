import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { LiveStats } from '@souk/api/live/stats'
import type { Composed } from './compose.ts'
import type { Config } from './config.ts'
import { exposition } from './exposition.ts'
import type { Metric, Value } from './exposition.ts'

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
/** How often the event loop is looked at; what it measures contains this. */
const LOOK_MS = 20

const live: Readonly<Record<keyof LiveStats, string>> = {
  frames: 'Frames built; each may be written to many sockets.',
  writes: 'Frames written.',
  lagged: 'Times a subscription fell behind its channel.',
  resets: 'Snapshots sent.',
  backfills: 'Reads that brought older entries back into a ring.',
  stalled: 'Sockets ended because they took nothing.',
  limited: 'Connections, subscriptions and messages refused because of a limit.',
  gaps: 'Topics that gave something else than head + 1: must stay 0.',
  breaches: 'Subscriptions to what is not the caller’s: must stay 0.',
  faults: 'Failures of the log or of a snapshot.',
}

const gauge = (name: string, help: string, values: readonly Value[]): Metric => ({ name, help, type: 'gauge', values })

function ofLive({ stats, size }: Composed['hub']): Metric[] {
  const counters = Object.entries(live).map(([name, help]): Metric => {
    return {
      name: `souk_live_${name}_total`,
      help,
      type: 'counter',
      values: [{ value: stats[name as keyof LiveStats] }],
    }
  })
  return [
    ...counters,
    gauge('souk_live_channels', 'Channels held in memory.', [{ value: size.channels }]),
    gauge('souk_live_connections', 'WebSockets and HTTP subscriptions.', [{ value: size.connections }]),
  ]
}

/** Since it was last asked. */
function ofEventLoop(delay: ReturnType<typeof monitorEventLoopDelay>): Metric {
  const values = [50, 99, 100].map((percentile): Value => {
    const late = delay.percentile(percentile) / 1e9 - LOOK_MS / 1000
    return { value: Math.max(0, late), labels: { quantile: String(percentile / 100) } }
  })
  delay.reset()
  return gauge('souk_event_loop_delay_seconds', 'How late the event loop was since this was last read.', values)
}

function ofProcess({ pool, faults }: Composed): Metric[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    {
      name: 'souk_faults_total',
      help: 'Faults in the log, by where they happened: a worker, a procedure, live delivery.',
      type: 'counter',
      values: [...faults].map(([where, value]) => ({ value, labels: { where } })),
    },
    gauge('souk_database_connections', 'Connections of the pool.', [
      { value: pool.totalCount - pool.idleCount, labels: { state: 'busy' } },
      { value: pool.idleCount, labels: { state: 'idle' } },
    ]),
    gauge('souk_database_waiting', 'Who waits for a connection of the pool.', [{ value: pool.waitingCount }]),
    {
      name: 'process_cpu_seconds_total',
      help: 'User and system time.',
      type: 'counter',
      values: [{ value: (user + system) / 1e6 }],
    },
    gauge('process_resident_memory_bytes', 'Memory of the process.', [{ value: rss }]),
    gauge('souk_heap_used_bytes', 'Of it, what objects take.', [{ value: heapUsed }]),
    gauge('process_start_time_seconds', 'Since 1970.', [{ value: (Date.now() - process.uptime() * 1000) / 1000 }]),
  ]
}

/** What a proxy of this machine passes on does not come from this machine. */
function isFromHere({ ip, headers }: FastifyRequest): boolean {
  return LOOPBACK.includes(ip) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}

/** `GET /metrics`, for whom the configuration says. */
export function metricsFace(app: FastifyInstance, composed: Composed, { metrics }: Pick<Config, 'metrics'>): void {
  const delay = monitorEventLoopDelay({ resolution: LOOK_MS })
  delay.enable()
  app.addHook('onClose', () => delay.disable())
  app.get('/metrics', async (request, reply) => {
    if (metrics === 'off' || (metrics === 'loopback' && !isFromHere(request)))
      return reply.code(404).send({ error: 'Nothing here.' })
    const all = [...ofLive(composed.hub), ofEventLoop(delay), ...ofProcess(composed)]
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(exposition(all))
  })
}
