import type { IncomingMessage } from 'node:http'
import { createHub } from '@souk/api/live/hub'
import { liveWebSocketHandler } from '@souk/api/live/websocket'
import { appRouter } from '@souk/api/router'
import { liveIdentity } from '@souk/api/routers/follow'
import { aMarket, type Market } from '@souk/api/testing/market'
import { orderTopic, SHARDS, shardTopic } from '@souk/domain/topics'
import type { Serve } from './broadcaster.ts'
import { CountedTopic, countedLog } from './counted-log.ts'
import type { Seat } from './wire.ts'

/** A caller of their own for so many sockets: nobody holds thousands. */
const CALLERS = 1000

type Followed = { readonly topics: readonly string[]; readonly path: string; readonly input: object }

/** The board, or an order of its own for each topic. */
async function followed(market: Market, topics: number): Promise<Followed[]> {
  const board = { topics: Array.from({ length: SHARDS }, (_, n) => shardTopic(n)), path: 'orders.live', input: {} }
  if (topics === 1) return [board]
  const all: Followed[] = []
  for (let n = 0; n < topics; n++) {
    const { id, reference } = await market.place()
    all.push({ topics: [orderTopic(id)], path: 'order.live', input: { reference } })
  }
  return all
}

async function keysOf({ people }: Market): Promise<string[]> {
  const scopes = ['shop', 'events']
  const keys = []
  for (let n = 0; n < CALLERS; n++) keys.push((await people.addKey({ name: `Key ${n}`, scopes, by: 'bench' })).key)
  return keys
}

function seatOf({ path, input }: Followed, apiKey: string): Seat {
  const subscription = { id: 1, method: 'subscription', params: { path, input } }
  const says = [{ method: 'connectionParams', data: { apiKey } }, subscription]
  return {
    path: '/trpc?connectionParams=1',
    says: says.map((message) => ({ after: 0, text: JSON.stringify(message) })),
    // `started`, and the first snapshot.
    readyAfter: 2,
    ping: { length: 'PING'.length, pong: 'PONG' },
  }
}

const bearerOf = ({ headers }: IncomingMessage) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]

/** The product: its router, its hub, its handler of WebSockets; only the log is counted, not kept. */
export const serveHub: Serve = async (server, topics) => {
  const market = await aMarket()
  const all = await followed(market, topics)
  const log = all.flatMap((one) => one.topics).map((name) => new CountedTopic(name))
  const hub = createHub({ store: countedLog(log) })
  const services = { ...market.services, hub }
  liveWebSocketHandler({
    server,
    router: appRouter,
    hub,
    async createContext({ req, res, info }) {
      const credentials = { bearer: info.connectionParams?.['apiKey'] ?? bearerOf(req) }
      return { services, credentials, identity: await services.people.identify(credentials), socket: res }
    },
    identify: ({ identity }) => identity && liveIdentity(identity),
    allowedOrigins: [],
  })
  void hub.run(new AbortController().signal)
  const keys = await keysOf(market)
  let published = 0
  return {
    seats: keys.map((key, n) => seatOf(all[n % all.length] as Followed, key)),
    publish(topic, payload) {
      const entry = log[topics === 1 ? published++ % log.length : topic]?.append(payload)
      if (entry) hub.committed([entry])
    },
  }
}
