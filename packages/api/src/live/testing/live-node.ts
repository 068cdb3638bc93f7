import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { applyWSSHandler, type Encoder } from '@trpc/server/adapters/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import type { HintBus } from '@souk/services/live/hint-bus'
import { createHub, type Hub } from '../hub.ts'
import type { LiveLimits } from '../limits.ts'
import type { ReportLive } from '../stats.ts'
import { liveWebSocketHandler, type LiveWebSockets } from '../websocket.ts'
import { liveRouter, type Behaviour, type Caller, type LiveRouter } from './router.ts'
import type { Shop } from './shop.ts'

export interface LiveNodeOptions {
  readonly shop: Shop
  readonly hints?: HintBus
  readonly limits?: Partial<LiveLimits>
  readonly behaviour?: Behaviour
  readonly report?: ReportLive
  /** 0: any free one. */
  readonly port?: number
  /** Serves WebSockets by tRPC's adapter with this encoder, its own when null, instead of our handler. */
  readonly adapterWith?: Encoder | null
}

export interface LiveNode {
  readonly hub: Hub
  readonly port: number
  readonly wsUrl: string
  readonly httpUrl: string
  readonly webSockets: LiveWebSockets | undefined
  /** Bytes each connection holds unsent. */
  unsent(): number[]
  /** Holds back what is written to some sockets, as clients do that stop reading; answers how to let go. */
  stall(which: (index: number) => boolean): () => void
  /** Cuts every socket without a goodbye; answers how many. */
  cut(which?: (index: number) => boolean): number
  /** Stops as a killed process does. */
  close(): Promise<void>
}

const NOBODY = 'nobody'

type Call = { readonly info: { readonly connectionParams: Readonly<Record<string, string | undefined>> | null } }

function callerOf({ info }: Call, socket?: WebSocket): Caller {
  const { user = NOBODY, tenant = NOBODY } = info.connectionParams ?? {}
  return { user, tenant, ...(socket && { socket }) }
}

function serveByAdapter(server: Server, { router, hub, encoder }: Served & { encoder: Encoder | null }): void {
  const wss = new WebSocketServer({ server, perMessageDeflate: false })
  wss.on('connection', (ws, request) => hub.identify(hub.admit(ws, request.socket), {}))
  applyWSSHandler({
    wss,
    router,
    createContext: (call) => callerOf(call, call.res),
    ...(encoder && { experimental_encoder: encoder }),
  })
}

interface Served {
  readonly router: LiveRouter
  readonly hub: Hub
}

function serve(server: Server, { router, hub }: Served): LiveWebSockets {
  return liveWebSocketHandler({
    server,
    router,
    hub,
    createContext: (call) => callerOf(call, call.res),
    identify: ({ user }) => (user === NOBODY ? undefined : { person: user }),
    allowedOrigins: ['https://souk.example'],
  })
}

/** A whole node on a loopback port: HTTP, WebSockets, hub. */
export async function liveNode({ shop, adapterWith, ...options }: LiveNodeOptions): Promise<LiveNode> {
  const { hints, limits, report, behaviour = {}, port = 0 } = options
  const hub = createHub({
    store: shop.feed,
    ...(hints && { hints }),
    ...(report && { report }),
    limits: { sweepMs: 25, connections: { person: 1000, key: 1000 }, ...limits },
  })
  const router = liveRouter(hub, shop, behaviour)
  const server = createServer(
    createHTTPHandler({ router, basePath: '/trpc/', createContext: (call) => callerOf(call) }),
  )
  const lines = new Set<Socket>()
  server.on('connection', (line) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
  })
  const webSockets = adapterWith === undefined ? serve(server, { router, hub }) : undefined
  if (adapterWith !== undefined) serveByAdapter(server, { router, hub, encoder: adapterWith })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  const stopping = new AbortController()
  const running = hub.run(stopping.signal)
  const bound = (server.address() as AddressInfo).port
  const cut: LiveNode['cut'] = (which = () => true) => {
    const chosen = [...lines].filter((_, index) => which(index))
    for (const line of chosen) line.destroy()
    return chosen.length
  }
  const stall: LiveNode['stall'] = (which) => {
    const chosen = [...lines].filter((_, index) => which(index))
    for (const line of chosen) line.cork()
    return () => chosen.forEach((line) => line.uncork())
  }
  return {
    hub,
    stall,
    port: bound,
    wsUrl: `ws://127.0.0.1:${bound}/trpc`,
    httpUrl: `http://127.0.0.1:${bound}/trpc`,
    webSockets,
    unsent: () => [...lines].map(({ writableLength }) => writableLength),
    cut,
    async close() {
      stopping.abort()
      server.close()
      cut()
      await Promise.all([once(server, 'close'), running])
    },
  }
}
