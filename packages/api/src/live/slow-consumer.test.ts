import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { CLOSE } from '@souk/contract/live'
import { watch, wsClient } from './testing/followers.ts'
import type { LiveNode } from './testing/live-node.ts'
import { alice, opened, openNode, showsAll, started } from './testing/open.ts'
import { rawClient, type RawClient } from './testing/raw-client.ts'
import { createShop, type Shop } from './testing/shop.ts'

/** Long enough that the kernel's buffers do not hide who reads and who does not. */
const LONG = 'x'.repeat(20_000)
const BOUND = 512 * 1024

async function subscribed(node: LiveNode, channel: string, calls = [1]): Promise<RawClient> {
  const slow = await rawClient(node, alice)
  for (const id of calls) slow.subscribe(id, channel)
  await vi.waitFor(() => expect(slow.heard).toHaveLength(calls.length * 2))
  return slow
}

/** Commits until the server could not send any more to somebody; answers the most any connection held. */
async function flood(shop: Shop, { hub, unsent }: LiveNode, count: number): Promise<number> {
  let most = 0
  for (let n = 0; n < count; n++) {
    hub.committed(shop.commit('alice', LONG))
    await delay(0)
    most = Math.max(most, ...unsent())
  }
  return most
}

const lastVersion = ({ heard }: RawClient) => /"version":(\d+)(?!.*"version")/.exec(JSON.stringify(heard.at(-1)))?.[1]

describe('a client that stops reading', { timeout: 30_000 }, () => {
  test('holds a bounded number of bytes, holds up nobody, and catches up when it reads again', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    const healthy = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(healthy)
    const slow = await subscribed(node, 'm:alice')
    slow.ws.pause()
    const most = await flood(shop, node, 1200)
    expect(node.hub.stats.lagged).toBeGreaterThan(0)
    expect(most).toBeGreaterThan(100_000)
    expect(most).toBeLessThan(BOUND)
    await showsAll(healthy, shop, 'alice')
    expect(healthy).toMatchObject({ gaps: 0, resets: 1 })
    slow.ws.resume()
    await vi.waitFor(() => expect(lastVersion(slow)).toBe('1200'), { timeout: 10_000 })
    node.hub.committed(shop.commit('alice', LONG))
    await vi.waitFor(() => expect(lastVersion(slow)).toBe('1201'))
  })

  test('holds no more with many subscriptions than with one', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    const slow = await subscribed(node, 'm:alice', [1, 2, 3, 4, 5, 6, 7, 8])
    slow.ws.pause()
    expect(await flood(shop, node, 250)).toBeLessThan(BOUND)
    slow.ws.resume()
    await vi.waitFor(
      () => {
        const last = new Map(slow.heard.map((message) => [message.id, JSON.stringify(message)]))
        expect([...last.values()].every((text) => text.includes('"version":250'))).toBe(true)
        expect(last.size).toBe(8)
      },
      { timeout: 10_000 },
    )
  })

  test('is ended when it takes nothing for too long', async () => {
    const shop = createShop()
    const report = vi.fn()
    const node = await openNode({ shop, report, limits: { stallMs: 100 } })
    const slow = await subscribed(node, 'm:alice')
    slow.ws.pause()
    await flood(shop, node, 800)
    await vi.waitFor(() => expect(node.hub.stats.stalled).toBe(1))
    expect(report).toHaveBeenCalledWith('stalled', expect.objectContaining({ person: 'alice' }))
    slow.ws.resume()
    const [code] = (await once(slow.ws, 'close')) as [number]
    expect([CLOSE.slow, 1006]).toContain(code)
  })

  test('that may not see its channel any more is looked at again before it catches up', async () => {
    const shop = createShop()
    let isAuthorised = true
    const node = await openNode({ shop, behaviour: { authorised: () => isAuthorised } })
    const slow = await subscribed(node, 'm:alice')
    slow.ws.pause()
    await flood(shop, node, 800)
    isAuthorised = false
    slow.ws.resume()
    const [code] = (await once(slow.ws, 'close')) as [number]
    expect(code).toBe(CLOSE.reauthenticate)
    expect(lastVersion(slow)).not.toBe('800')
  })
})
