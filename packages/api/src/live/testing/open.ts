import { expect, onTestFinished, vi } from 'vitest'
import { OPERATOR } from '../channel-address.ts'
import type { Seen } from './followers.ts'
import { liveNode, type LiveNode, type LiveNodeOptions } from './live-node.ts'
import type { Shop } from './shop.ts'

export const alice = { user: 'alice', tenant: 'alice' }
export const bob = { user: 'bob', tenant: 'bob' }
export const operator = { user: 'olga', tenant: OPERATOR }

/** Closed when the test is over. */
export function opened<Resource extends { close(): unknown }>(resource: Resource): Resource {
  onTestFinished(async () => {
    await resource.close()
  })
  return resource
}

/** A node that may be closed by the test as well. */
export async function openNode(options: LiveNodeOptions): Promise<LiveNode> {
  const node = await liveNode(options)
  let closing: Promise<void> | undefined
  return opened({ ...node, close: () => (closing ??= node.close()) })
}

const byOrder = (a: { order: string }, b: { order: string }) => a.order.localeCompare(b.order)

/** Settles once the follower shows exactly what a fresh read would. */
export function showsAll(seen: Seen, shop: Shop, merchant?: string): Promise<void> {
  return vi.waitFor(
    () => expect([...seen.rows.values()].toSorted(byOrder)).toEqual(shop.rows(merchant).toSorted(byOrder)),
    { timeout: 10_000 },
  )
}

export function started(seen: Seen): Promise<void> {
  return vi.waitFor(() => expect(seen.messages.length).toBeGreaterThan(0), { timeout: 10_000 })
}
