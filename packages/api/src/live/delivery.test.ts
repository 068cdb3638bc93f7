import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { sseClient, watch, wsClient, type Seen } from './testing/followers.ts'
import type { LiveNode } from './testing/live-node.ts'
import { alice, opened, openNode, operator, showsAll, started } from './testing/open.ts'
import { createShop, type Shop } from './testing/shop.ts'

/** Commits while the event loop goes round, so that some land in one tick and some do not. */
async function trade(shop: Shop, { hub }: Pick<LiveNode, 'hub'>, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const merchant = n % 3 === 0 ? 'bob' : 'alice'
    hub.committed(shop.commit(merchant, `${merchant}'s ${n % 11}`))
    if (n % 4 === 0) await delay(1)
  }
}

const isOnceInOrder = (seen: Seen) =>
  seen.seqs.every((seqs) => seqs.every((seq, i) => i === 0 || seq === (seqs[i - 1] ?? 0) + 1))

describe.each([
  ['lanes behind our encoder', {}, wsClient],
  ["plain generators behind tRPC's encoder", { adapterWith: null }, wsClient],
  ['server-sent events', {}, sseClient],
] as const)('%s', { timeout: 20_000 }, (_, wiring, connect) => {
  test('a follower starts with the state and hears each commit once, in order', async () => {
    const shop = createShop()
    shop.commit('alice', 'first')
    const node = await openNode({ shop, ...wiring })
    const seen = watch(opened(connect(node, alice)), 'm:alice')
    await started(seen)
    expect([...seen.rows.keys()]).toEqual(['first'])
    await trade(shop, node, 60)
    await showsAll(seen, shop, 'alice')
    expect(seen.seqs[0]).toEqual(Array.from({ length: 40 }, (__, n) => n + 2))
    expect(seen.ids.at(-1)).toBe('first.41')
    expect(seen.resets).toBe(1)
    seen.stop()
  })

  test('the board merges all shards and resumes from its vector', async () => {
    const shop = createShop()
    const node = await openNode({ shop, ...wiring })
    const before = watch(opened(connect(node, operator)), 'board')
    await started(before)
    await trade(shop, node, 60)
    await showsAll(before, shop)
    before.stop()
    await trade(shop, node, 60)
    const after = watch(opened(connect(node, operator)), 'board', before.ids.at(-1))
    await vi.waitFor(() => expect(after.seqs.flat().length).toBe(60))
    expect(after).toMatchObject({ resets: 0, gaps: 0 })
    expect([before, after].every(isOnceInOrder)).toBe(true)
    after.stop()
  })

  test('a follower with the latest position is told so without a snapshot', async () => {
    const shop = createShop()
    shop.commit('alice', 'one')
    const node = await openNode({ shop, ...wiring })
    const seen = watch(opened(connect(node, alice)), 'm:alice', 'first.1')
    await started(seen)
    expect(seen.messages).toEqual([{ kind: 'events', events: [] }])
    expect(seen.ids).toEqual(['first.1'])
    seen.stop()
  })

  test('a position of another life of the log starts over', async () => {
    const shop = createShop()
    shop.commit('alice', 'one')
    const node = await openNode({ shop, ...wiring })
    for (const position of ['zeroth.1', 'first.1.2', 'first.7', 'nonsense']) {
      const seen = watch(opened(connect(node, alice)), 'm:alice', position)
      await started(seen)
      expect(seen.messages[0]?.kind).toBe('reset')
      seen.stop()
    }
  })

  test('nothing is missed or doubled when every connection is cut', async () => {
    const shop = createShop()
    const node = await openNode({ shop, ...wiring })
    const seen = watch(opened(connect(node, alice)), 'm:alice')
    await started(seen)
    await trade(shop, node, 20)
    await vi.waitFor(() => expect(seen.seqs[0]).toHaveLength(13))
    expect(node.cut()).toBeGreaterThan(0)
    await trade(shop, node, 40)
    await showsAll(seen, shop, 'alice')
    expect(seen).toMatchObject({ resets: 1, gaps: 0 })
    expect(isOnceInOrder(seen)).toBe(true)
    seen.stop()
  })
})

test('nothing is missed or doubled when the server is replaced', async () => {
  const shop = createShop()
  const first = await openNode({ shop })
  const [merchant, board] = [
    watch(opened(wsClient(first, alice)), 'm:alice'),
    watch(opened(wsClient(first, operator)), 'board'),
  ]
  await Promise.all([started(merchant), started(board)])
  await trade(shop, first, 30)
  await first.close()
  for (let n = 0; n < 30; n++) shop.commit('alice', `while down ${n}`)
  const second = await openNode({ shop, port: first.port })
  await trade(shop, second, 30)
  await Promise.all([showsAll(merchant, shop, 'alice'), showsAll(board, shop)])
  for (const seen of [merchant, board]) {
    expect(seen).toMatchObject({ resets: 1, gaps: 0 })
    expect(isOnceInOrder(seen)).toBe(true)
  }
})

test('what one tick brings is one message', async () => {
  const shop = createShop()
  const { hub, ...node } = await openNode({ shop })
  const seen = watch(opened(wsClient(node, alice)), 'm:alice')
  await started(seen)
  for (let n = 0; n < 32; n++) hub.committed(shop.commit('alice', `order ${n}`))
  await showsAll(seen, shop, 'alice')
  expect(seen.messages).toHaveLength(2)
})

test('one frame serves every subscriber with the same call id', async () => {
  const shop = createShop()
  const { hub, ...node } = await openNode({ shop })
  const all = Array.from({ length: 20 }, () => watch(opened(wsClient(node, alice)), 'm:alice'))
  await Promise.all(all.map(started))
  const { frames, writes } = hub.stats
  hub.committed(shop.commit('alice', 'one'))
  await Promise.all(all.map((seen) => showsAll(seen, shop, 'alice')))
  expect(hub.stats.frames - frames).toBe(1)
  expect(hub.stats.writes - writes).toBe(20)
})

test('one socket carries several subscriptions and calls; ending one leaves the others', async () => {
  const shop = createShop()
  const { hub, ...node } = await openNode({ shop })
  const connection = opened(wsClient(node, operator))
  const [one, other] = [watch(connection, 'board'), watch(connection, 'board')]
  await Promise.all([started(one), started(other)])
  one.stop()
  expect(await connection.client.whoAmI.query()).toBe('olga')
  hub.committed(shop.commit('alice', 'after'))
  await showsAll(other, shop)
  expect(one.rows.size).toBe(0)
})
