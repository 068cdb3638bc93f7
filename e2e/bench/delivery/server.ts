import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate as tick, setTimeout as pause } from 'node:timers/promises'
import type { Serve } from './broadcaster.ts'
import { clock, MARK, type FromServer, type Laps, type Side, type ToServer } from './wire.ts'

/** Loaded where it is wanted alone, so that no side carries another's code. */
const sides: Readonly<Record<Side, () => Promise<Serve>>> = {
  hub: async () => (await import('./hub.ts')).serveHub,
  raw: async () => (await import('./raw.ts')).serveRaw,
  stock: async () => (await import('./stock.ts')).serveStock,
  rooms: async () => (await import('./rooms.ts')).serveRooms,
}

const [side, topics] = [process.argv[2] as Side, Number(process.argv[3])]
const server = createServer()
const lines = new Set<Socket>()
server.on('connection', (line) => {
  lines.add(line)
  line.on('close', () => lines.delete(line))
})
const serve = await sides[side]()
const broadcaster = await serve(server, topics)

const tell = (message: FromServer) => process.send?.(message)

/** About what one order's row is on the board: 600 bytes. */
function payloadOf(n: number): string {
  const row = { id: `01939f5e-7b1c-7000-8000-${String(n).padStart(12, '0')}`, reference: `DE--${n}`, version: n % 40 }
  return JSON.stringify({ row: { ...row, note: MARK.padEnd(480, 'x') }, moves: [{ from: 'paid', to: 'shipped' }] })
}

let published = 0
let delivered = () => {}

async function lap({ ticks, eventsPerTick }: Laps): Promise<void> {
  const arrived = new Promise<void>((resolve) => (delivered = resolve))
  for (let n = 0; n < ticks; n++) {
    if (n > 0) await tick()
    for (let event = 0; event < eventsPerTick; event++) broadcaster.publish(published % topics, payloadOf(++published))
  }
  await arrived
}

async function run(laps: Laps): Promise<void> {
  const before = process.cpuUsage()
  const begun = []
  for (let n = 0; n < laps.laps; n++) {
    if (laps.pauseMs !== undefined) await pause(laps.pauseMs)
    begun.push(clock())
    await lap(laps)
  }
  const { user, system } = process.cpuUsage(before)
  tell({ kind: 'done', cpuMicros: user + system, begun })
}

/** What is held once everything that can go is gone. */
async function weigh(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await pause(200)
    globalThis.gc?.()
  }
  const { rss, heapUsed } = process.memoryUsage()
  tell({ kind: 'weighed', rss, heap: heapUsed, unsent: Math.max(0, ...[...lines].map((line) => line.writableLength)) })
}

// Not to outlive a benchmark that failed.
process.once('disconnect', () => process.exit())
process.on('message', (message: ToServer) => {
  switch (message.kind) {
    case 'run':
      return void run(message)
    case 'delivered':
      return delivered()
    case 'weigh':
      return void weigh()
  }
})

server.listen(0, '127.0.0.1', 4096)
await once(server, 'listening')
tell({ kind: 'listening', port: (server.address() as AddressInfo).port, seats: broadcaster.seats })
