import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { CLOSE } from '@souk/contract/live'
import { watch, wsClient } from './testing/followers.ts'
import { alice, opened, openNode, showsAll, started } from './testing/open.ts'
import { rawClient, refusal } from './testing/raw-client.ts'
import { createShop } from './testing/shop.ts'

test("a page of another site may not open a socket; our own and programs' may", async () => {
  const node = await openNode({ shop: createShop() })
  expect(await refusal(node.wsUrl, { origin: 'https://evil.example' })).toBe(403)
  expect(await refusal(node.wsUrl, { origin: 'null' })).toBe(403)
  for (const options of [{ origin: 'https://souk.example' }, {}]) {
    const { heard, subscribe } = await rawClient(node, alice, options)
    subscribe(1, 'm:alice')
    await vi.waitFor(() => expect(heard).toHaveLength(2))
  }
})

test('only one path is served', async () => {
  const { wsUrl } = await openNode({ shop: createShop() })
  expect(await refusal(wsUrl.replace('/trpc', '/'))).toBe(404)
})

test('no compression is agreed on', async () => {
  const { ws } = await rawClient(await openNode({ shop: createShop() }), alice, { perMessageDeflate: true })
  expect(ws.extensions).toBe('')
})

test('a drained node moves its clients to the next without a gap', async () => {
  const shop = createShop()
  const first = await openNode({ shop })
  const second = await openNode({ shop })
  // As behind a balancer.
  const balancer = { wsUrl: first.wsUrl }
  const clients = Array.from({ length: 10 }, () => opened(wsClient(balancer, alice)))
  const all = clients.map((client) => watch(client, 'm:alice'))
  await Promise.all(all.map(started))
  balancer.wsUrl = second.wsUrl
  const draining = first.webSockets?.drain(50)
  for (let n = 0; n < 100; n++) second.hub.committed(shop.commit('alice', `order ${n % 7}`))
  await draining
  expect(await refusal(first.wsUrl)).toBe(503)
  await Promise.all(all.map((seen) => showsAll(seen, shop, 'alice')))
  expect(all.every(({ gaps, resets }) => gaps === 0 && resets === 1)).toBe(true)
  expect(first.hub.size.connections).toBe(0)
})

test('whoever does not move on is told that the node restarts', async () => {
  const node = await openNode({ shop: createShop() })
  const { ws, heard } = await rawClient(node, alice)
  const closed = once(ws, 'close')
  await node.webSockets?.drain(20)
  expect((await closed)[0]).toBe(CLOSE.restart)
  expect(heard).toContainEqual({ id: null, method: 'reconnect' })
})
