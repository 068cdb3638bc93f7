import { createTRPCClient, createWSClient, httpLink, splitLink, TRPCClientError, wsLink } from '@trpc/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { OrderDetail } from '@souk/contract/orders'
import { applyRecorded } from '@souk/domain/order/commit'
import type { Order } from '@souk/domain/order/order'
import type { AppRouter } from './router.ts'
import { aMarket } from './testing/market.ts'
import type { Market } from './testing/market.ts'
import { serveMarket } from './testing/node.ts'
import type { MarketNode } from './testing/node.ts'

/** tRPC's own client and nothing of ours, as other people's programs have it. */
async function officialClient({ people }: Market, { url }: MarketNode) {
  const { key: apiKey } = await people.addKey({ name: 'Web shop', scopes: ['shop'], by: 'olga' })
  const socket = createWSClient({ url: url.replace('http', 'ws'), connectionParams: { apiKey }, retryDelayMs: () => 5 })
  onTestFinished(() => socket.close())
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: wsLink({ client: socket }),
        false: httpLink({ url, headers: { authorization: `Bearer ${apiKey}` } }),
      }),
    ],
  })
}

type Client = Awaited<ReturnType<typeof officialClient>>

/** The order as a follower has it, folded from what arrives. */
function follow(client: Client, reference: string) {
  const seen: { order?: Order; errors: unknown[] } = { errors: [] }
  const subscription = client.order.live.subscribe(
    { reference },
    {
      onData({ data }) {
        if (data.kind === 'reset') seen.order = (data.snapshot as OrderDetail).order
        else seen.order = applyRecorded(seen.order, data.events.flatMap(({ payload }) => payload.events) as never)
      },
      onError: (error) => void seen.errors.push(error),
    },
  )
  onTestFinished(() => subscription.unsubscribe())
  return seen
}

const statesOf = ({ order }: { order?: Order }) => order?.items.map(({ machine }) => machine.state)

test('the official client reads, acts and follows, also across a broken connection', async () => {
  const market = await aMarket()
  await using node = await serveMarket(market)
  const client = await officialClient(market, node)
  const { reference } = await market.place()
  const seen = follow(client, reference)
  await vi.waitFor(() => expect(statesOf(seen)).toEqual(['grace period finished']))

  const paid = await client.orders.trigger.mutate({
    reference,
    event: 'pay',
    idempotencyKey: 'the shop takes the money',
  })
  expect(paid.results).toMatchObject([{ outcome: 'moved', to: 'sent to merchant' }])
  await vi.waitFor(() => expect(statesOf(seen)).toEqual(['sent to merchant']))

  node.cut()
  await market.as('operator').orders.trigger({ reference, event: 'cancel', idempotencyKey: 'while nobody looked' })
  await vi.waitFor(() => expect(statesOf(seen)).toEqual(['cancelled']))
  expect(seen.order).toEqual((await client.orders.byReference.query({ reference })).order)
  expect(seen.errors).toEqual([])
})

test('a refusal reaches it with code, details and the HTTP code that fits, over HTTP and over a WebSocket', async () => {
  const market = await aMarket()
  await using node = await serveMarket(market)
  const client = await officialClient(market, node)
  const data = { httpStatus: 404, refused: { code: 'order.not-found', details: { reference: 'DE--99' } } }
  const error: unknown = await client.orders.byReference
    .query({ reference: 'DE--99' })
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TRPCClientError)
  expect(error).toMatchObject({ message: 'There is no order DE--99.', data })

  const { errors } = follow(client, 'DE--99')
  await vi.waitFor(() => expect(errors).toMatchObject([{ message: 'There is no order DE--99.', data }]))
})

test('without a key nothing is answered but who one is', async () => {
  const market = await aMarket()
  await using node = await serveMarket(market)
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: node.url })] })
  expect(await client.people.me.query()).toBeNull()
  await expect(client.orders.list.query({})).rejects.toMatchObject({
    data: { httpStatus: 401, refused: { code: 'sign-in.needed' } },
  })
})
