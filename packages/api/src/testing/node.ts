import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import type { Context } from '../context.ts'
import { liveWebSocketHandler } from '../live/websocket.ts'
import { appRouter } from '../router.ts'
import { liveIdentity } from '../routers/follow.ts'
import type { Market } from './market.ts'

export interface MarketNode extends AsyncDisposable {
  /** Of HTTP and, with `ws:`, of WebSockets. */
  readonly url: string
  /** Breaks every connection without a goodbye. */
  cut(): void
}

const bearerOf = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]

/** The router over HTTP and WebSockets on a loopback port. */
export async function serveMarket({ services, hub }: Market): Promise<MarketNode> {
  const contextFor = async (bearer: string | undefined): Promise<Context> => {
    const credentials = { bearer }
    return {
      services,
      credentials,
      identity: bearer === undefined ? undefined : await services.people.identify(credentials),
    }
  }
  const handler = createHTTPHandler({
    router: appRouter,
    basePath: '/trpc/',
    createContext: ({ req }) => contextFor(bearerOf(req)),
  })
  const server = createServer(handler)
  const lines = new Set<{ destroy(): void }>()
  server.on('connection', (line) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
  })
  liveWebSocketHandler({
    server,
    router: appRouter,
    hub,
    createContext: async ({ info, res }) => ({ ...(await contextFor(info.connectionParams?.['apiKey'])), socket: res }),
    identify: ({ identity }) => identity && liveIdentity(identity),
    allowedOrigins: [],
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stopping = new AbortController()
  const running = hub.run(stopping.signal)
  const cut = () => lines.forEach((line) => line.destroy())
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`,
    cut,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      server.close()
      cut()
      await Promise.all([once(server, 'close'), running])
    },
  }
}
