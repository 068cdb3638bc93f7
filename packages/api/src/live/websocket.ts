import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AnyRouter, inferRouterContext } from '@trpc/server'
import { applyWSSHandler, type CreateWSSContextFn, type WSSHandlerOptions } from '@trpc/server/adapters/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import { liveEncoder } from './attach.ts'
import type { Identity } from './connection.ts'
import { drainSockets } from './drain.ts'
import type { Hub } from './hub.ts'
import { isAllowedOrigin } from './origin.ts'

const MAX_MESSAGE_BYTES = 64 * 1024

export interface LiveWebSocketOptions<Router extends AnyRouter> {
  readonly server: Server
  readonly router: Router
  readonly hub: Hub
  /** `res` is the WebSocket, which subscriptions hand to `hub.follow`. Called once per socket. */
  readonly createContext: CreateWSSContextFn<Router>
  /** What `hub.close` may later ask about this socket. */
  identify(context: inferRouterContext<Router>): Identity
  /** Origins a browser may come from, e.g. `https://souk.example`. */
  readonly allowedOrigins: readonly string[]
  readonly path?: string
  readonly onError?: WSSHandlerOptions<Router>['onError']
}

export interface LiveWebSockets {
  /** Takes no more sockets, asks those there are to move on, spread over this long, then closes the rest. */
  drain(overMs: number): Promise<void>
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Serves a router's WebSockets on an HTTP server's upgrades, with the hub's lanes behind tRPC's own adapter. */
export function liveWebSocketHandler<Router extends AnyRouter>(options: LiveWebSocketOptions<Router>): LiveWebSockets {
  const { server, router, hub, path = '/trpc', allowedOrigins, onError } = options
  // Compression off: shared frames could not be shared, and it costs 4–5 times the CPU.
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  let draining = false

  const admitted = new WeakMap<WebSocket, ReturnType<Hub['admit']>>()
  wss.on('connection', (ws: WebSocket, { socket }: IncomingMessage) => void admitted.set(ws, hub.admit(ws, socket)))

  const createContext: CreateWSSContextFn<Router> = async (call) => {
    const context = await options.createContext(call)
    admitted.get(call.res)?.identify(options.identify(context))
    return context
  }
  applyWSSHandler({
    wss,
    router,
    createContext,
    keepAlive: { enabled: true, pingMs: 30_000, pongWaitMs: 10_000 },
    experimental_encoder: liveEncoder,
    ...(onError && { onError }),
  })

  server.on('upgrade', (request, socket, head) => {
    const isOurs = new URL(request.url ?? '/', 'http://souk').pathname === path
    // Another listener may serve other paths.
    if (!isOurs && server.listenerCount('upgrade') > 1) return
    socket.on('error', () => socket.destroy())
    if (!isOurs) return refuse(socket, '404 Not Found')
    if (draining) return refuse(socket, '503 Service Unavailable')
    if (!isAllowedOrigin(request, allowedOrigins)) return refuse(socket, '403 Forbidden')
    wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request))
  })

  return {
    drain(overMs) {
      draining = true
      return drainSockets(wss.clients, overMs)
    },
  }
}
