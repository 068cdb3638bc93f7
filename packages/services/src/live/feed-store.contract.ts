import { afterEach, describe, expect, test } from 'vitest'
import type { FeedStore } from './feed-store.ts'

export interface FeedStoreUnderTest {
  readonly store: FeedStore
  /** Commits one entry per topic named, in one transaction; `payload` is JSON text. */
  commit(topics: readonly string[], payload: string): Promise<unknown>
  /** Retention: forgets entries up to and including `through`. */
  drop(topic: string, through: number): Promise<unknown>
  /** As after a restore. */
  renew(): Promise<unknown>
  close?(): Promise<unknown>
}

/** What every feed keeps to. `open` gives a fresh, empty one. */
export function feedStoreContract(name: string, open: () => Promise<FeedStoreUnderTest>): void {
  describe(`feed store: ${name}`, () => {
    let opened: FeedStoreUnderTest | undefined
    const fresh = async () => (opened = await open())
    afterEach(() => opened?.close?.())

    test('a topic nobody wrote to has head 0 and nothing to read', async () => {
      const { store } = await fresh()
      expect([...(await store.heads(['m:1', 'p:0']))]).toEqual([
        ['m:1', 0],
        ['p:0', 0],
      ])
      expect(await store.read('m:1', 0, 10)).toEqual({ entries: [], gone: false })
    })

    test('sequences are dense per topic and begin at 1', async () => {
      const { store, commit } = await fresh()
      for (const n of [1, 2, 3]) await commit(['m:1'], `{"n":${n}}`)
      await commit(['m:2'], '{"n":9}')
      const { entries } = await store.read('m:1', 0, 10)
      expect(entries.map(({ topic, seq }) => [topic, seq])).toEqual([
        ['m:1', 1],
        ['m:1', 2],
        ['m:1', 3],
      ])
      expect(entries.map(({ payload }): unknown => JSON.parse(payload))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
      expect((await store.heads(['m:2', 'm:1'])).get('m:1')).toBe(3)
    })

    test('one commit reaches each of its topics', async () => {
      const { store, commit } = await fresh()
      await commit(['m:1', 'm:2', 'p:3'], '{"n":1}')
      const heads = await store.heads(['m:1', 'm:2', 'p:3'])
      expect([...heads.values()]).toEqual([1, 1, 1])
    })

    test('reads go on after a sequence and stop at the limit', async () => {
      const { store, commit } = await fresh()
      for (let n = 1; n <= 5; n++) await commit(['m:1'], `{"n":${n}}`)
      const seqs = async (after: number, limit: number) =>
        (await store.read('m:1', after, limit)).entries.map(({ seq }) => seq)
      expect(await seqs(1, 2)).toEqual([2, 3])
      expect(await seqs(3, 10)).toEqual([4, 5])
      expect(await seqs(5, 10)).toEqual([])
      expect(await seqs(9, 10)).toEqual([])
    })

    test('a reader from before retention is told so, one from after it is not', async () => {
      const { store, commit, drop } = await fresh()
      for (let n = 1; n <= 5; n++) await commit(['m:1'], `{"n":${n}}`)
      await drop('m:1', 3)
      expect((await store.read('m:1', 1, 10)).gone).toBe(true)
      expect(await store.read('m:1', 3, 10)).toMatchObject({ gone: false, entries: [{ seq: 4 }, { seq: 5 }] })
      expect((await store.heads(['m:1'])).get('m:1')).toBe(5)
    })

    test('topics asked for at once are each answered for themselves', async () => {
      const { store, commit, drop } = await fresh()
      for (let n = 1; n <= 4; n++) await commit(['m:1', 'm:2'], `{"n":${n}}`)
      await commit(['m:3'], '{"n":5}')
      await drop('m:3', 1)
      const asked = [
        ['m:2', 1, 2],
        ['m:1', 3, 10],
        ['m:3', 0, 10],
        ['m:4', 0, 10],
        ['m:2', 4, 10],
      ] as const
      const read = await Promise.all(asked.map(([topic, after, limit]) => store.read(topic, after, limit)))
      expect(read.map(({ entries, gone }) => [entries.map(({ topic, seq }) => `${topic} ${seq}`), gone])).toEqual([
        [['m:2 2', 'm:2 3'], false],
        [['m:1 4'], false],
        [[], true],
        [[], false],
        [[], false],
      ])
    })

    test('when retention took everything the head stays and older readers are told', async () => {
      const { store, commit, drop } = await fresh()
      for (let n = 1; n <= 3; n++) await commit(['m:1'], `{"n":${n}}`)
      await drop('m:1', 3)
      expect((await store.heads(['m:1'])).get('m:1')).toBe(3)
      expect(await store.read('m:1', 2, 10)).toEqual({ entries: [], gone: true })
      expect(await store.read('m:1', 3, 10)).toEqual({ entries: [], gone: false })
    })

    test('concurrent commits on one topic leave neither hole nor double', async () => {
      const { store, commit } = await fresh()
      await Promise.all(Array.from({ length: 40 }, (_, n) => commit(['m:1'], `{"n":${n}}`)))
      const { entries } = await store.read('m:1', 0, 100)
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    })

    test('the epoch is the same until the log is another one', async () => {
      const { store, renew } = await fresh()
      const before = await store.epoch()
      expect(before).toMatch(/^[\w-]+$/)
      expect(await store.epoch()).toBe(before)
      await renew()
      expect(await store.epoch()).not.toBe(before)
    })
  })
}
