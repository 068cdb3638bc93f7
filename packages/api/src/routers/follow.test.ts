import { createTRPCClient, createWSClient, httpSubscriptionLink, wsLink, type TRPCLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import { expect, onTestFinished, test, vi, type MockInstance } from 'vitest'
import type { AppRouter } from '../router.ts'
import { aMarket, type Market } from '../testing/market.ts'
import { serveMarket } from '../testing/node.ts'

function overWebSocket(url: string, apiKey: string): TRPCLink<AppRouter> {
  const socket = createWSClient({ url: url.replace('http', 'ws'), connectionParams: { apiKey }, retryDelayMs: () => 5 })
  onTestFinished(() => socket.close())
  return wsLink({ client: socket })
}

const overEvents = (url: string, apiKey: string): TRPCLink<AppRouter> =>
  httpSubscriptionLink({
    url,
    EventSource,
    eventSourceOptions: {
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...init?.headers, authorization: `Bearer ${apiKey}` } }),
    },
  })

/** A follower of an order, and a database that is away until it is told to come back. */
async function outage(
  linkTo: (url: string, apiKey: string) => TRPCLink<AppRouter>,
  fail: (market: Market) => MockInstance,
) {
  const market = await aMarket()
  const node = await serveMarket(market)
  onTestFinished(() => node[Symbol.asyncDispose]())
  const { key } = await market.people.addKey({ name: 'Web shop', scopes: ['shop'], by: 'olga' })
  const client = createTRPCClient<AppRouter>({ links: [linkTo(node.url, key)] })
  const away = fail(market).mockRejectedValue(new Error('no connection'))
  const seen = { kinds: [] as string[], errors: [] as unknown[] }
  const { unsubscribe } = client.order.live.subscribe(
    { reference: market.order.reference },
    { onData: ({ data }) => seen.kinds.push(data.kind), onError: (error) => seen.errors.push(error) },
  )
  onTestFinished(unsubscribe)
  return { seen, away, stats: market.hub.stats }
}

test.each([
  ['a WebSocket', overWebSocket],
  ['server-sent events', overEvents],
])(
  'over %s who opens an order while the database is away sees it as soon as that is back: an error would have been the end',
  async (_, linkTo) => {
    const { seen, away, stats } = await outage(linkTo, ({ services }) =>
      vi.spyOn(services.orders.orders, 'idByReference'),
    )
    await vi.waitFor(() => expect(stats.faults).toBeGreaterThan(0))
    expect(away.mock.calls.length).toBeGreaterThan(1)
    away.mockRestore()
    await vi.waitFor(() => expect(seen.kinds).toEqual(['reset']))
    expect(seen.errors).toEqual([])
  },
)

test('over a WebSocket who connects while the database is away sees their order as soon as that is back, too', async () => {
  const { seen, away, stats } = await outage(overWebSocket, ({ people }) => vi.spyOn(people, 'identify'))
  await vi.waitFor(() => expect(stats.faults).toBeGreaterThan(0))
  away.mockRestore()
  await vi.waitFor(() => expect(seen.kinds).toEqual(['reset']))
  expect(seen.errors).toEqual([])
})
