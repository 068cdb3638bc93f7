import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { applyRecorded } from '@souk/domain/order/commit'
import type { Recorded } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { AppRouter } from '../router.ts'
import { anAct } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'
import { serveMarket } from '../testing/node.ts'

async function comment(market: Market, audience: 'internal' | 'customer', message: string): Promise<void> {
  const { reference } = market.order
  await market.as('operator').comments.add({ reference, audience, message, ...anAct() })
}

const SECRET = 'He owes us money'

test('a shop reads an order without what operators write among themselves; they read all of it', async () => {
  const market = await aMarket()
  await comment(market, 'internal', SECRET)
  await comment(market, 'customer', 'On its way')
  const { reference } = market.order
  const whole = await market.as('operator').orders.byReference({ reference })
  const outward = await market.as('shop').orders.byReference({ reference })
  expect(JSON.stringify(whole).split(SECRET)).toHaveLength(3)
  expect(JSON.stringify(outward)).not.toContain(SECRET)
  expect(JSON.stringify(outward).split('On its way')).toHaveLength(3)
  expect(outward.order.version).toBe(whole.order.version)
})

/** What a shop's follower is sent, as text, and the order it makes of it. */
function follow(client: ReturnType<typeof createTRPCClient<AppRouter>>, reference: string, lastEventId?: string) {
  const seen: { text: string; ids: string[]; order?: Order } = { text: '', ids: [] }
  const { unsubscribe } = client.order.live.subscribe(
    { reference, lastEventId },
    {
      onData({ id, data }) {
        seen.ids.push(id)
        seen.text += JSON.stringify(data)
        if (data.kind === 'reset') seen.order = data.snapshot.order as Order
        else if (seen.order) {
          const events = data.events.flatMap(({ payload }) => payload.events) as readonly Recorded[]
          seen.order = applyRecorded(seen.order, events)
        }
      },
    },
  )
  onTestFinished(unsubscribe)
  return seen
}

test('a shop follows an order without it too: live, and from where it stood before', async () => {
  const market = await aMarket()
  await using node = await serveMarket(market)
  const { key: apiKey } = await market.people.addKey({ name: 'Web shop', scopes: ['shop'], by: 'olga' })
  const socket = createWSClient({ url: node.url.replace('http', 'ws'), connectionParams: { apiKey } })
  onTestFinished(() => socket.close())
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] })
  const { reference } = market.order

  const live = follow(client, reference)
  await vi.waitFor(() => expect(live.ids).toHaveLength(1))
  await comment(market, 'internal', SECRET)
  await comment(market, 'customer', 'On its way')
  await vi.waitFor(() => expect(live.text).toContain('On its way'))
  const { order } = await market.as('shop').orders.byReference({ reference })
  expect(live.order).toEqual(order)

  const resumed = follow(client, reference, live.ids[0])
  await vi.waitFor(() => expect(resumed.text).toContain('On its way'))
  expect([resumed.ids.at(-1), resumed.order]).toEqual([live.ids.at(-1), undefined])
  expect(live.text + resumed.text).not.toContain(SECRET)
})
