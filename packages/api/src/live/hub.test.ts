import { setImmediate as tick } from 'node:timers/promises'
import { TRPCClientError } from '@trpc/client'
import { describe, expect, test, vi } from 'vitest'
import { CLOSE } from '@souk/contract/live'
import type { FeedStore } from '@souk/services/live/feed-store'
import { memoryHints } from '@souk/services/live/hint-bus'
import { OPERATOR, presenceAddress } from './channel-address.ts'
import { createHub } from './hub.ts'
import { sseClient, watch, wsClient } from './testing/followers.ts'
import { alice, bob, opened, openNode, operator, showsAll, started } from './testing/open.ts'
import { createShop } from './testing/shop.ts'

function codeOf(error: unknown): unknown {
  return error instanceof TRPCClientError ? (error.data as { code?: string } | undefined)?.code : error
}

describe('isolation', () => {
  test("a merchant hears nothing of another's, and is refused their channel as if there were none", async () => {
    const shop = createShop()
    const { hub, ...node } = await openNode({ shop })
    const [mine, foreign, board] = [
      watch(opened(wsClient(node, alice)), 'm:alice'),
      watch(opened(wsClient(node, alice)), 'm:bob'),
      watch(opened(wsClient(node, alice)), 'board'),
    ]
    const his = watch(opened(wsClient(node, bob)), 'm:bob')
    await Promise.all([started(mine), started(his)])
    hub.committed(shop.commit('bob', 'his'))
    hub.committed(shop.commit('alice', 'hers'))
    await Promise.all([showsAll(mine, shop, 'alice'), showsAll(his, shop, 'bob')])
    await vi.waitFor(() =>
      expect([foreign, board].map(({ errors }) => errors.map(codeOf))).toEqual([['NOT_FOUND'], ['NOT_FOUND']]),
    )
    expect(foreign.messages).toEqual([])
    expect([...mine.rows.keys()]).toEqual(['hers'])
    expect(hub.stats.breaches).toBe(2)
  })

  test('whoever may not is refused before anything is read', async () => {
    const shop = createShop()
    const snapshot = vi.fn(shop.snapshot)
    const node = await openNode({ shop, behaviour: { authorised: () => false, snapshot } })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await vi.waitFor(() => expect(seen.errors.map(codeOf)).toEqual(['UNAUTHORIZED']))
    expect(snapshot).not.toHaveBeenCalled()
  })
})

describe('several nodes', () => {
  test('a hint of one node wakes the others', async () => {
    const shop = createShop()
    const hints = memoryHints()
    const [writer, reader] = await Promise.all([
      openNode({ shop, hints }),
      openNode({ shop, hints, limits: { sweepMs: 3_600_000 } }),
    ])
    const seen = watch(opened(wsClient(reader, operator)), 'board')
    await started(seen)
    for (let n = 0; n < 20; n++) writer.hub.committed(shop.commit('alice', `order ${n}`))
    await showsAll(seen, shop)
    writer.hub.wake(shop.commit('alice', 'by name alone').map(({ topic }) => topic))
    await showsAll(seen, shop)
    expect(seen.gaps).toBe(0)
  })

  test('without any hint the sweep finds what others committed', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    for (let n = 0; n < 700; n++) shop.commit('alice', `order ${n % 50}`)
    await showsAll(seen, shop, 'alice')
    expect(seen).toMatchObject({ gaps: 0, resets: 1 })
  })

  test('a board followed on one node goes on at another, which heard the shards in another order', async () => {
    const shop = createShop()
    const [one, two] = await Promise.all([openNode({ shop }), openNode({ shop })])
    const keepsOpen = watch(opened(wsClient(two, operator)), 'board')
    await started(keepsOpen)
    const entries = Array.from({ length: 200 }, (_, n) => shop.commit('alice', `order ${n}`))
    const shards = (at: number) =>
      entries
        .map((commit) => commit.filter(({ topic }) => topic.startsWith('p:') && Number(topic.slice(2)) % 2 === at))
        .flat()
    two.hub.committed([...shards(1), ...shards(0)])
    const first = watch(opened(wsClient(one, operator)), 'board', 'first.0.0.0.0.0.0.0.0')
    await showsAll(first, shop)
    const halfway = first.ids[0]
    const second = watch(opened(wsClient(two, operator)), 'board', halfway)
    const fromStart = watch(opened(wsClient(two, operator)), 'board', 'first.0.0.0.0.0.0.0.0')
    await showsAll(fromStart, shop)
    await started(second)
    expect([second, fromStart].map(({ resets, gaps }) => ({ resets, gaps }))).toEqual([
      { resets: 0, gaps: 0 },
      { resets: 0, gaps: 0 },
    ])
    expect(fromStart.seqs.flat().length).toBe(200)
  })
})

describe('what no log carries', () => {
  test('is told to all who follow it on this node, once for all, and whoever comes back starts over', async () => {
    const shop = createShop()
    const [node, other] = await Promise.all([openNode({ shop }), openNode({ shop })])
    const here = presenceAddress(OPERATOR)
    const [one, two] = [1, 2].map(() => watch(opened(wsClient(node, operator)), 'presence'))
    const elsewhere = watch(opened(wsClient(other, operator)), 'presence')
    if (!one || !two) throw new Error('nobody follows')
    await Promise.all([started(one), started(two), started(elsewhere)])
    const before = node.hub.stats.frames
    for (const order of ['a', 'b']) node.hub.publish(here, { order, merchant: 'alice', version: 1 })
    for (const seen of [one, two]) await vi.waitFor(() => expect([...seen.rows.keys()]).toEqual(['a', 'b']))
    expect(node.hub.stats.frames - before).toBe(1)
    expect([one.seqs, one.gaps, one.resets]).toEqual([[[1, 2]], 0, 1])
    const back = watch(opened(wsClient(node, operator)), 'presence', one.ids.at(-1))
    await started(back)
    expect([back.resets, back.seqs]).toEqual([1, []])
    other.hub.publish(here, { order: 'c', merchant: 'alice', version: 1 })
    await vi.waitFor(() => expect(elsewhere.seqs).toEqual([[1]]))
    expect([...one.rows.keys()]).toEqual(['a', 'b'])
  })

  test('is lost where nobody follows it', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    node.hub.publish(presenceAddress(OPERATOR), { order: 'a', merchant: 'alice', version: 1 })
    const seen = watch(opened(wsClient(node, operator)), 'presence')
    await started(seen)
    expect(seen.ids).toEqual(['first.0'])
  })

  test('is a team’s own', async () => {
    const node = await openNode({ shop: createShop() })
    const foreign = watch(opened(wsClient(node, alice)), 'presence')
    await vi.waitFor(() => expect(foreign.errors.map(codeOf)).toEqual(['NOT_FOUND']))
    expect(node.hub.stats.breaches).toBe(1)
  })

  test('starts over with a restored log', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    const seen = watch(opened(wsClient(node, operator)), 'presence')
    await started(seen)
    node.hub.publish(presenceAddress(OPERATOR), { order: 'a', merchant: 'alice', version: 1 })
    await vi.waitFor(() => expect(seen.ids).toEqual(['first.0', 'first.1']))
    shop.feed.renew('second')
    await vi.waitFor(() => expect(seen.ids.at(-1)).toBe('second.0'))
    node.hub.publish(presenceAddress(OPERATOR), { order: 'b', merchant: 'alice', version: 1 })
    await vi.waitFor(() => expect(seen.ids.at(-1)).toBe('second.1'))
    expect(seen).toMatchObject({ resets: 2, gaps: 0 })
  })
})

describe('falling out of what is kept', () => {
  test('further behind than a ring holds means a fresh start', async () => {
    const shop = createShop()
    for (let n = 0; n < 50; n++) shop.commit('alice', `order ${n}`)
    const node = await openNode({ shop, limits: { ring: 20 } })
    const [far, near] = [
      watch(opened(wsClient(node, alice)), 'm:alice', 'first.5'),
      watch(opened(wsClient(node, alice)), 'm:alice', 'first.35'),
    ]
    await Promise.all([started(far), started(near)])
    expect(far).toMatchObject({ resets: 1, ids: ['first.50'] })
    expect(near).toMatchObject({ resets: 0, gaps: 0, ids: ['first.50'] })
    expect(near.seqs[0]).toHaveLength(15)
  })

  test('what someone alone has is not kept for them: who comes back with less has the rest of the log', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    const follow = (from?: string) => watch(opened(wsClient(node, alice)), 'm:alice', from)
    const alone = follow()
    await started(alone)
    for (const order of ['a', 'b', 'c']) node.hub.committed(shop.commit('alice', order))
    await showsAll(alone, shop, 'alice')
    expect(node.hub.stats.backfills).toBe(0)

    const behind = follow('first.0')
    await showsAll(behind, shop, 'alice')
    expect([behind.seqs, behind.resets, node.hub.stats.backfills]).toEqual([[[1, 2, 3]], 0, 1])

    node.hub.committed(shop.commit('alice', 'd'))
    await Promise.all([alone, behind].map((seen) => showsAll(seen, shop, 'alice')))
    const third = follow('first.0')
    await showsAll(third, shop, 'alice')
    expect([third.seqs, third.resets, node.hub.stats.backfills]).toEqual([[[1, 2, 3, 4]], 0, 1])
    expect(alone).toMatchObject({ seqs: [[1, 2, 3, 4]], gaps: 0, resets: 1 })
  })

  test('past retention means a fresh start', async () => {
    const shop = createShop()
    for (let n = 0; n < 50; n++) shop.commit('alice', `order ${n}`)
    shop.feed.drop('m:alice', 40)
    const node = await openNode({ shop })
    const [gone, kept] = [
      watch(opened(wsClient(node, alice)), 'm:alice', 'first.39'),
      watch(opened(wsClient(node, alice)), 'm:alice', 'first.40'),
    ]
    await Promise.all([started(gone), started(kept)])
    expect([gone.resets, kept.resets]).toEqual([1, 0])
    await showsAll(gone, shop, 'alice')
  })

  test('many who come back to a cold node share the reads of what they missed', async () => {
    const shop = createShop()
    for (let n = 0; n < 100; n++) shop.commit('alice', `order ${n}`)
    const snapshot = vi.fn(shop.snapshot)
    const read = vi.spyOn(shop.feed, 'read')
    const node = await openNode({ shop, behaviour: { snapshot } })
    const all = Array.from({ length: 60 }, () => watch(opened(wsClient(node, alice)), 'm:alice', 'first.10'))
    await Promise.all(all.map(started))
    expect(all.every(({ seqs, gaps }) => seqs[0]?.length === 90 && gaps === 0)).toBe(true)
    expect(snapshot).not.toHaveBeenCalled()
    expect(read.mock.calls.length).toBeLessThan(5)
  })

  test('a restored log starts everybody over', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    for (let n = 0; n < 10; n++) shop.commit('alice', `order ${n}`)
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    shop.feed.renew('second')
    shop.commit('alice', 'after the restore')
    await vi.waitFor(() => expect(seen.ids.at(-1)).toBe('second.1'))
    expect(seen.resets).toBe(2)
    await showsAll(seen, shop, 'alice')
  })

  test('a log that lost its end under the same name starts everybody over', async () => {
    const shop = createShop()
    const node = await openNode({ shop })
    for (let n = 0; n < 10; n++) shop.commit('alice', `order ${n}`)
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    shop.feed.renew('first')
    shop.commit('alice', 'after the loss')
    await vi.waitFor(() => expect(seen.ids.at(-1)).toBe('first.1'))
    await showsAll(seen, shop, 'alice')
  })

  test('a hole in the log is counted, told, and healed by a fresh start', async () => {
    const shop = createShop()
    const report = vi.fn()
    const read: FeedStore['read'] = async (...asked) => {
      const found = await intact(...asked)
      return { ...found, entries: found.entries.filter(({ seq }) => seq !== 3) }
    }
    const intact = shop.feed.read
    const { hub, ...node } = await openNode({ shop: { ...shop, feed: { ...shop.feed, read } }, report })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    for (let n = 0; n < 5; n++) shop.commit('alice', `order ${n}`)
    await showsAll(seen, shop, 'alice')
    expect(hub.stats.gaps).toBe(1)
    expect(report).toHaveBeenCalledWith('gap', { topic: 'm:alice', head: 2, got: 4 })
    expect(seen).toMatchObject({ gaps: 0, resets: 2 })
    hub.committed(shop.commit('alice', 'goes on'))
    await showsAll(seen, shop, 'alice')
  })
})

describe('when something fails', () => {
  test('a snapshot that fails for a moment is asked again, unseen by the client', async () => {
    const shop = createShop()
    const snapshot = vi.fn(shop.snapshot).mockRejectedValueOnce(new Error('no connection'))
    const node = await openNode({ shop, behaviour: { snapshot } })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    expect(snapshot).toHaveBeenCalledTimes(2)
    expect(seen.errors).toEqual([])
  })

  test(
    "when it keeps failing the socket is given up, so that the client's own resume comes back until it works",
    { timeout: 15_000 },
    async () => {
      const shop = createShop()
      shop.commit('alice', 'one')
      let isDown = true
      const snapshot = vi.fn(async (merchant: string | undefined) => {
        if (isDown) throw new Error('no connection')
        return shop.snapshot(merchant)
      })
      const { hub, ...node } = await openNode({ shop, behaviour: { snapshot } })
      const seen = watch(opened(wsClient(node, alice)), 'm:alice')
      await vi.waitFor(() => expect(hub.stats.faults).toBeGreaterThan(0), { timeout: 5000 })
      isDown = false
      await showsAll(seen, shop, 'alice')
      expect(seen.errors).toEqual([])
    },
  )

  test('a store that fails costs time, not events', async () => {
    const shop = createShop()
    const { hub, ...node } = await openNode({ shop })
    const seen = watch(opened(wsClient(node, alice)), 'm:alice')
    await started(seen)
    const heads = vi.spyOn(shop.feed, 'heads').mockRejectedValue(new Error('no connection'))
    const read = vi.spyOn(shop.feed, 'read').mockRejectedValue(new Error('no connection'))
    hub.wake(shop.commit('alice', 'one').map(({ topic }) => topic))
    await vi.waitFor(() => expect(hub.stats.faults).toBeGreaterThan(2))
    heads.mockRestore()
    read.mockRestore()
    await showsAll(seen, shop, 'alice')
    expect(seen).toMatchObject({ resets: 1, gaps: 0 })
  })
})

describe('ending connections', () => {
  test("a person's sockets are closed with the code that was asked for, and nobody else's", async () => {
    const shop = createShop()
    const { hub, ...node } = await openNode({ shop })
    const [hers, his] = [watch(opened(wsClient(node, alice)), 'm:alice'), watch(opened(wsClient(node, bob)), 'm:bob')]
    await Promise.all([started(hers), started(his)])
    const before = his.connected.length
    expect(hub.close(({ person }) => person === 'alice', CLOSE.reauthenticate, 'role changed')).toBe(1)
    await vi.waitFor(() => expect(hers.messages.length).toBe(2))
    expect(hers.messages[1]).toEqual({ kind: 'events', events: [] })
    expect(his.connected.length).toBe(before)
  })

  test('over server-sent events revocation is the end', async () => {
    const shop = createShop()
    const { hub, ...node } = await openNode({ shop })
    const seen = watch(opened(sseClient(node, alice)), 'm:alice')
    await started(seen)
    expect(hub.close(({ person }) => person === 'alice', CLOSE.revoked, 'signed out')).toBe(1)
    await vi.waitFor(() => expect(seen.errors.map(codeOf)).toEqual(['UNAUTHORIZED']))
    expect(hub.size.connections).toBe(0)
  })

  test('what a follower left behind is dropped after a while', async () => {
    const shop = createShop()
    const { hub, ...node } = await openNode({ shop, limits: { lingerMs: 10 } })
    const connection = wsClient(node, alice)
    const seen = watch(connection, 'm:alice')
    await started(seen)
    expect(hub.size).toEqual({ channels: 1, connections: 1 })
    connection.close()
    await vi.waitFor(() => expect(hub.size).toEqual({ channels: 0, connections: 0 }))
  })
})

describe('a consumer of this process', () => {
  test('hears every entry of a topic from its start on, whoever wrote it', async () => {
    const shop = createShop()
    const hub = createHub({ store: shop.feed })
    shop.feed.append('sys:auth', '"before"')
    const heard: string[] = []
    const onRestart = vi.fn()
    const stop = await hub.tail('sys:auth', { onEntry: ({ payload }) => void heard.push(payload), onRestart })
    hub.committed([shop.feed.append('sys:auth', '"by us"')])
    shop.feed.append('sys:auth', '"by another node"')
    hub.wake(['sys:auth'])
    await vi.waitFor(() => expect(heard).toEqual(['"by us"', '"by another node"']))
    stop()
    hub.committed([shop.feed.append('sys:auth', '"too late"')])
    await tick()
    expect(heard).toHaveLength(2)
    expect(onRestart).not.toHaveBeenCalled()
  })

  test('is told when entries may have passed it by', async () => {
    const shop = createShop()
    const hub = createHub({ store: shop.feed, limits: { sweepMs: 5 } })
    const onRestart = vi.fn()
    await hub.tail('sys:auth', { onEntry: () => undefined, onRestart })
    shop.feed.renew('second')
    const stopping = new AbortController()
    const running = hub.run(stopping.signal)
    await vi.waitFor(() => expect(onRestart).toHaveBeenCalled())
    stopping.abort()
    await running
  })
})
