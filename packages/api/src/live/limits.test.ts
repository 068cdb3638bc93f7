import { once } from 'node:events'
import { TRPCClientError } from '@trpc/client'
import { describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { CLOSE } from '@souk/contract/live'
import { sseClient, watch, wsClient } from './testing/followers.ts'
import { alice, bob, opened, openNode, showsAll, started } from './testing/open.ts'
import { rawClient } from './testing/raw-client.ts'
import { createShop } from './testing/shop.ts'

const whoAmI = (id: number) => ({ id, method: 'query', params: { path: 'whoAmI' } })
const codeOf = (error: unknown) =>
  error instanceof TRPCClientError ? (error.data as { code?: string } | undefined)?.code : error

describe('messages of a client', () => {
  test('larger than 64 KB end its socket', async () => {
    const { send, ended } = await rawClient(await openNode({ shop: createShop() }), alice)
    send({ id: 1, method: 'query', params: { path: 'whoAmI', input: 'x'.repeat(70_000) } })
    expect(await ended).toBe(1009)
  })

  test('that come too fast end its socket, and nobody else’s', async () => {
    const shop = createShop()
    const node = await openNode({ shop, limits: { messages: { perSecond: 1, burst: 20 } } })
    const patient = watch(opened(wsClient(node, bob)), 'm:bob')
    await started(patient)
    const { send, ended } = await rawClient(node, alice)
    for (let id = 1; id <= 30; id++) send(whoAmI(id))
    expect(await ended).toBe(CLOSE.tooMany)
    node.hub.committed(shop.commit('bob', 'his'))
    await showsAll(patient, shop, 'bob')
    expect([patient.resets, node.hub.stats.limited]).toEqual([1, 1])
  })

  test('hold so many calls at most; those of a fuller one are refused, each', async () => {
    const { send, heard } = await rawClient(await openNode({ shop: createShop(), limits: { calls: 3 } }), alice)
    send([1, 2, 3].map(whoAmI))
    await vi.waitFor(() => expect(heard.map(({ id }) => id)).toEqual([1, 2, 3]))
    send([4, 5, 6, 7].map(whoAmI))
    await vi.waitFor(() => expect(heard.flatMap(({ id, error }) => (error ? [id] : []))).toEqual([4, 5, 6, 7]))
  })
})

test('the subscriptions of one socket are limited, and places are given back', async () => {
  const node = await openNode({ shop: createShop(), limits: { subscriptions: 3 } })
  const { heard, subscribe, send } = await rawClient(node, alice)
  const refused = () =>
    heard.filter(({ error }) => JSON.stringify(error)?.includes('TOO_MANY_REQUESTS')).map(({ id }) => id)
  for (const id of [1, 2, 3, 4]) subscribe(id, 'm:alice')
  await vi.waitFor(() => expect(refused()).toEqual([4]))
  send({ id: 2, method: 'subscription.stop' })
  await vi.waitFor(() =>
    expect(heard.some(({ id, result }) => id === 2 && JSON.stringify(result) === '{"type":"stopped"}')).toBe(true),
  )
  subscribe(5, 'm:alice')
  await vi.waitFor(() => expect(heard.filter(({ id }) => id === 5)).toHaveLength(2))
})

describe('the connections of one person', () => {
  test('are limited whatever they are, and places are given back', async () => {
    const node = await openNode({ shop: createShop(), limits: { connections: { person: 2, key: 1 } } })
    const over = (await rawClient(node, alice)).ws
    const sse = watch(opened(sseClient(node, alice)), 'm:alice')
    await started(sse)
    expect(await (await rawClient(node, alice)).ended).toBe(CLOSE.tooMany)
    const another = watch(opened(sseClient(node, alice)), 'm:alice')
    await vi.waitFor(() => expect(another.errors.map(codeOf)).toEqual(['TOO_MANY_REQUESTS']))
    await started(watch(opened(wsClient(node, bob)), 'm:bob'))
    over.close()
    await once(over, 'close')
    await started(watch(opened(wsClient(node, alice)), 'm:alice'))
  })
})

describe('a socket at whose other end nobody known is', () => {
  const limits = { nobodyMs: 50 }

  test('is ended, whether they said so or said nothing', async () => {
    const { wsUrl, hub } = await openNode({ shop: createShop(), limits })
    for (const url of [wsUrl, `${wsUrl}?connectionParams=1`]) {
      const [code] = (await once(new WebSocket(url), 'close')) as [number]
      expect(code).toBe(CLOSE.unidentified)
    }
    expect(await (await rawClient({ wsUrl }, {})).ended).toBe(CLOSE.unidentified)
    await vi.waitFor(() => expect(hub.size.connections).toBe(0))
  })

  test('is theirs for good once they are known', async () => {
    const shop = createShop()
    const node = await openNode({ shop, limits })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    expect(await (await rawClient(node, {})).ended).toBe(CLOSE.unidentified)
    node.hub.committed(shop.commit('alice', 'hers'))
    await showsAll(seen, shop, 'alice')
    expect(seen.connected).toEqual(['connecting', 'pending'])
  })
})

describe('a connection that lived for long', () => {
  test('is replaced by another without a gap, a reset or a moment without either', async () => {
    const shop = createShop()
    const node = await openNode({ shop, limits: { lifeMs: 100 } })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    for (let n = 0; seen.messages.length < 40; n++) {
      node.hub.committed(shop.commit('alice', `order ${n % 5}`))
      await vi.waitFor(() => expect(seen.rows.get(`order ${n % 5}`)?.version).toBe(Math.floor(n / 5) + 1))
    }
    const lives = seen.messages.filter((message) => message.kind === 'events' && message.events.length === 0)
    expect(lives.length).toBeGreaterThan(0)
    expect(seen).toMatchObject({ gaps: 0, resets: 1, connected: ['connecting', 'pending'] })
  })

  test('comes back by itself over server-sent events too', async () => {
    const shop = createShop()
    const node = await openNode({ shop, limits: { lifeMs: 100 } })
    const seen = watch(opened(sseClient(node, alice)), 'm:alice')
    await vi.waitFor(() => expect(seen.messages.length).toBe(2), { timeout: 10_000 })
    node.hub.committed(shop.commit('alice', 'hers'))
    await showsAll(seen, shop, 'alice')
    expect(seen).toMatchObject({ gaps: 0, resets: 1, errors: [] })
  })
})
