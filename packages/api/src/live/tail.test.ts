import { expect, test, vi } from 'vitest'
import type { FeedStore } from '@souk/services/live/feed-store'
import { memoryFeed } from '@souk/services/live/memory-feed'
import { Tail } from './tail.ts'

function tailOf(store: FeedStore, head = 0) {
  const seqs: number[] = []
  const onBreak = vi.fn()
  const tail = new Tail(store, { topic: 't' }, { onEntry: ({ seq }) => void seqs.push(seq), onBreak })
  tail.restart(head)
  return { tail, seqs, onBreak }
}

function feedOf(count: number) {
  const feed = memoryFeed()
  for (let n = 0; n < count; n++) feed.append('t', `${n}`)
  return feed
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

test('reads everything past its head, page by page', async () => {
  const { tail, seqs } = tailOf(feedOf(1203))
  await tail.fetch()
  expect(seqs).toEqual(upTo(1203))
})

test('one read at a time, and one more for whoever asked meanwhile', async () => {
  const feed = feedOf(3)
  const read = vi.spyOn(feed, 'read')
  const { tail, seqs } = tailOf(feed)
  const first = tail.fetch()
  feed.append('t', 'late')
  await Promise.all([first, tail.fetch(), tail.fetch(), tail.fetch()])
  expect(read).toHaveBeenCalledTimes(2)
  expect(seqs).toEqual(upTo(4))
})

test('an entry handed over is taken when it is the next, refused when it is further, ignored when it is known', async () => {
  const feed = feedOf(3)
  const { tail, seqs } = tailOf(feed)
  const [one, two, three] = (await feed.read('t', 0, 3)).entries
  if (!one || !two || !three) throw new Error('three were written')
  expect(tail.offer(two)).toBe(false)
  expect(tail.offer(one)).toBe(true)
  expect(tail.offer(one)).toBe(true)
  expect(tail.offer(two)).toBe(true)
  await tail.fetch()
  expect(tail.offer(three)).toBe(true)
  expect(seqs).toEqual(upTo(3))
})

test('a missing entry stops the tail and is told, until it is restarted', async () => {
  const feed = feedOf(4)
  const holed: FeedStore = {
    ...feed,
    read: async (...asked) => {
      const { entries, gone } = await feed.read(...asked)
      return { entries: entries.filter(({ seq }) => seq !== 2), gone }
    },
  }
  const { tail, seqs, onBreak } = tailOf(holed)
  await tail.fetch()
  expect(onBreak).toHaveBeenCalledExactlyOnceWith({ topic: 't', head: 1, got: 3 })
  await tail.fetch()
  expect(seqs).toEqual([1])
  tail.restart(2)
  await tail.fetch()
  expect(seqs).toEqual([1, 3, 4])
})

test('what retention took is told as gone', async () => {
  const feed = feedOf(5)
  feed.drop('t', 3)
  const { tail, onBreak } = tailOf(feed, 1)
  await tail.fetch()
  expect(onBreak).toHaveBeenCalledExactlyOnceWith({ topic: 't', head: 1 })
  expect(tail.broken).toBe(true)
})

test('a read begun before a restart brings nothing after it', async () => {
  const feed = feedOf(3)
  const { tail, seqs } = tailOf(feed)
  const reading = tail.fetch()
  tail.restart(0)
  await reading
  expect(seqs).toEqual([])
})

test('a failed read is told to who asked, and the next one works', async () => {
  const feed = feedOf(2)
  const read = vi.spyOn(feed, 'read').mockRejectedValueOnce(new Error('no database'))
  const { tail, seqs } = tailOf(feed)
  await expect(tail.fetch()).rejects.toThrow('no database')
  await tail.fetch()
  expect(read).toHaveBeenCalledTimes(2)
  expect(seqs).toEqual([1, 2])
})
