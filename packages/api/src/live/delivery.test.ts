import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { OPERATOR } from './channel-address.ts'
import { sseClient, watch, wsClient, type ClientUnderTest, type Seen } from './testing/followers.ts'
import { liveNode, type LiveNode, type LiveNodeOptions } from './testing/live-node.ts'
import { createShop, type Shop } from './testing/shop.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const { close } of open.splice(0).toReversed()) await close()
})

async function node(options: LiveNodeOptions): Promise<LiveNode> {
  const started = await liveNode(options)
  open.push(started)
  return started
}

function client(made: ClientUnderTest): ClientUnderTest {
  open.push(made)
  return made
}

const alice = { user: 'alice', tenant: 'alice' }
const operator = { user: 'olga', tenant: OPERATOR }

function caughtUp(seen: Seen, shop: Shop, merchant?: string): Promise<void> {
  return vi.waitFor(() =>
    expect([...seen.rows.values()].toSorted(byOrder)).toEqual(shop.rows(merchant).toSorted(byOrder)),
  )
}

const byOrder = (a: { order: string }, b: { order: string }) => a.order.localeCompare(b.order)

describe.each([
  ['lanes behind our encoder', {}, wsClient],
  ["tRPC's own encoder: plain generators", { adapterWith: null }, wsClient],
  ['server-sent events', {}, sseClient],
] as const)('%s', (_, wiring, connect) => {
  test('a follower starts with the state and then hears each commit once, in order', async () => {
    const shop = createShop()
    shop.commit('alice', 'one')
    const { hub, ...at } = await node({ shop, ...wiring })
    const seen = watch(client(connect(at, alice)), 'm:alice')
    await vi.waitFor(() => expect(seen.resets).toBe(1))
    expect([...seen.rows.keys()]).toEqual(['one'])
    for (let n = 0; n < 50; n++) {
      hub.committed(shop.commit('alice', `order ${n % 7}`))
      if (n % 5 === 0) await delay(1)
    }
    await caughtUp(seen, shop, 'alice')
    expect(seen.seqs[0]).toEqual(Array.from({ length: 50 }, (__, n) => n + 2))
    expect(seen.ids.at(-1)).toBe('first.51')
    seen.stop()
  })
})
