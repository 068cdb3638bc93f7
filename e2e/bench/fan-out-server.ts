import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { initTRPC } from '@trpc/server'
import { WebSocketServer, type WebSocket } from 'ws'
import { OPERATOR } from '@souk/api/live/channel-address'
import { rpcHead, rpcTail } from '@souk/api/live/frame'
import { createHub } from '@souk/api/live/hub'
import { eventsMessage } from '@souk/api/live/message'
import { liveWebSocketHandler } from '@souk/api/live/websocket'
import { memoryFeed } from '@souk/services/live/memory-feed'
import type { FanOutMode, FromServer, ToServer } from './fan-out-messages.ts'

const TOPIC = 'p:0'

const feed = memoryFeed('bench')
const hub = createHub({ store: feed })
const t = initTRPC.context<{ socket: WebSocket }>().create()
const router = t.router({
  live: t.procedure.subscription(async function* ({ ctx, signal }) {
    yield* hub.follow<null, unknown>({
      channel: { key: TOPIC, topics: [TOPIC], tenant: OPERATOR },
      tenant: OPERATOR,
      identity: {},
      socket: ctx.socket,
      signal,
      snapshot: async () => null,
      authorised: () => true,
    })
  }),
})

const server = createServer()
const raw = new WebSocketServer({ noServer: true, perMessageDeflate: false })
server.on('upgrade', (request: IncomingMessage, socket, head) => {
  if (request.url === '/raw') raw.handleUpgrade(request, socket, head, (ws) => raw.emit('connection', ws, request))
})
liveWebSocketHandler({
  server,
  router,
  hub,
  createContext: ({ res }) => ({ socket: res }),
  identify: () => ({}),
  allowedOrigins: [],
})

const tell = (message: FromServer) => process.send?.(message)

/** About what one order's row is on the board: 600 bytes. */
function payloadOf(n: number): string {
  const row = { id: `01939f5e-7b1c-7000-8000-${String(n).padStart(12, '0')}`, reference: `DE--${n}`, version: n % 40 }
  return JSON.stringify({ row: { ...row, note: 'x'.repeat(480) }, moves: [{ from: 'paid', to: 'shipped' }] })
}

/** The very text the hub frames for this event. */
function textOf(seq: number, payload: string): string {
  const event = `{"shard":0,"seq":${seq},"payload":${payload}}`
  return rpcHead(1, undefined) + rpcTail(eventsMessage('bench', [seq], [event]))
}

let published = 0

const publish: Record<FanOutMode, (payload: string) => void> = {
  hub: (payload) => hub.committed([feed.append(TOPIC, payload)]),
  raw(payload) {
    const text = textOf(published, payload)
    for (const client of raw.clients) client.send(text)
  },
}

let delivered = () => {}

async function run(mode: FanOutMode, events: number): Promise<void> {
  const before = process.cpuUsage()
  for (let n = 0; n < events; n++) {
    const arrived = new Promise<void>((resolve) => (delivered = resolve))
    publish[mode](payloadOf(++published))
    await arrived
  }
  const { user, system } = process.cpuUsage(before)
  tell({
    kind: 'done',
    cpuMicros: user + system,
    frameBytes: Buffer.byteLength(textOf(published, payloadOf(published))),
  })
}

process.on('message', (message: ToServer) => {
  if (message.kind === 'delivered') delivered()
  else void run(message.mode, message.events)
})

server.listen(0, '127.0.0.1')
await once(server, 'listening')
tell({ kind: 'listening', port: (server.address() as AddressInfo).port })
