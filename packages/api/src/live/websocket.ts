import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { TRPCError, type AnyRouter, type inferRouterContext } from '@trpc/server'
import {
  applyWSSHandler,
  type CreateWSSContextFn,
  type CreateWSSContextFnOptions,
  type WSSHandlerOptions,
} from '@trpc/server/adapters/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import { CLOSE } from '@souk/contract/live'
import { isFault, toTRPCError } from '../refusal.ts'
import { liveEncoder } from './attach.ts'
import type { LiveIdentity } from './connection.ts'
import { drainSockets } from './drain.ts'
import type { Hub } from './hub.ts'
import { keepAlive } from './keep-alive.ts'
import type { LiveSocket } from './live-socket.ts'
import { isAllowedOrigin } from './origin.ts'
import { patiently } from './patience.ts'

export interface LiveWebSocketOptions<Router extends AnyRouter> {
  readonly server: Server
  readonly router: Router
  readonly hub: Hub
  /** `res` is the WebSocket, which subscriptions hand to `hub.follow`. Called once per socket. */
  readonly createContext: CreateWSSContextFn<Router>
  /** Who is at the other end; undefined for nobody known, who is waited for shortly. */
  identify(context: inferRouterContext<Router>): LiveIdentity | undefined
  /** Origins a browser may come from, e.g. `https://souk.example`. */
  readonly allowedOrigins: readonly string[]
  readonly path?: string
  readonly onError?: WSSHandlerOptions<Router>['onError']
}

export interface LiveWebSockets {
  /** Takes no more sockets, asks those there are to move on, spread over this long, then closes the rest. */
  drain(overMs: number): Promise<void>
}

/** Holds on to nothing, as a closure over the request would for as long as the socket lasts. */
function destroy(this: Duplex): void {
  this.destroy()
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Undefined where address and host make no URL: tRPC's adapter would throw where nobody catches. */
function pathOf({ url = '/', headers: { host = 'localhost' } }: IncomingMessage): string | undefined {
  return URL.parse(url, `http://${host}`)?.pathname
}

/** What may be asked of a request once its socket stands, as long as that is: the whole of it takes two kilobytes. */
function kept({ url, headers, socket }: IncomingMessage): IncomingMessage {
  const { host, origin, authorization, cookie } = headers
  return { url, headers: { host, origin, authorization, cookie }, socket } as IncomingMessage
}

/** Serves a router's WebSockets on an HTTP server's upgrades, with the hub's lanes behind tRPC's own adapter. */
export function liveWebSocketHandler<Router extends AnyRouter>(options: LiveWebSocketOptions<Router>): LiveWebSockets {
  const { server, router, hub, path = '/trpc', allowedOrigins, onError } = options
  const { limits, stats } = hub
  // Compression off: shared frames could not be shared, and it costs 4–5 times the CPU.
  const wss = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false })
  let draining = false

  function endLimited(socket: LiveSocket, reason: string): void {
    if (!socket.isOpen()) return
    stats.limited++
    socket.end(CLOSE.tooMany, reason)
  }

  /** One listener for all sockets. */
  function onMessage(this: WebSocket): void {
    const socket = hub.socketOf(this)
    if (!socket) return
    socket.quiet = 0
    if (socket.words.take()) return
    endLimited(socket, 'too many messages')
    this.pause()
  }
  wss.on('connection', (ws: WebSocket, { socket: net }: IncomingMessage) => {
    hub.admit(ws, net)
    ws.on('message', onMessage)
  })
  wss.on(
    'close',
    keepAlive(() => [...wss.clients].flatMap((ws) => hub.socketOf(ws) ?? [])),
  )

  /**
   * An error would end every subscription for good that is asked for already: a lost socket makes them come back. Not at once, or
   * wsLink (11.25) would be about to send on it, and end them too.
   */
  async function contextOf(call: CreateWSSContextFnOptions, socket: LiveSocket | undefined) {
    try {
      return await patiently(() => options.createContext(call))
    } catch (error) {
      if (!socket || !isFault(toTRPCError(error))) throw error
      socket.fail('store', error)
      throw new TRPCError({ code: 'SERVICE_UNAVAILABLE' })
    }
  }
  const createContext: CreateWSSContextFn<Router> = async (call) => {
    const socket = hub.socketOf(call.res)
    if (socket) hub.lookUp(socket)
    const context = await contextOf(call, socket)
    if (!socket || hub.identify(socket, options.identify(context))) return context
    endLimited(socket, 'too many connections')
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'You have as many connections as you may.' })
  }
  applyWSSHandler({
    wss,
    router,
    createContext,
    maxBatchSize: limits.calls,
    experimental_encoder: liveEncoder,
    ...(onError && { onError }),
  })

  server.on('upgrade', (request, socket, head) => {
    const asked = pathOf(request)
    const isOurs = asked === path
    // Another listener may serve other paths.
    if (!isOurs && server.listenerCount('upgrade') > 1) return
    socket.on('error', destroy)
    if (asked === undefined) return refuse(socket, '400 Bad Request')
    if (!isOurs) return refuse(socket, '404 Not Found')
    if (draining) return refuse(socket, '503 Service Unavailable')
    if (!isAllowedOrigin(request, allowedOrigins)) return refuse(socket, '403 Forbidden')
    wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, kept(request)))
  })

  return {
    drain(overMs) {
      draining = true
      return drainSockets(wss.clients, overMs)
    },
  }
}
