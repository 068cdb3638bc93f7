import { describe, expect, test } from 'vitest'
import { Ring } from './ring.ts'

const LIMITS = { entries: 100, chars: 1_000_000 }

const upTo = (events: number) => ({ events, chars: 1_000_000 })

const entry = (seq: number, payload = `${seq}`) => ({ topic: 't', seq, payload })

/** A payload of thirty characters. */
const LONG = JSON.stringify('x'.repeat(28))

function seqsOf(texts: readonly string[]): [number, number][] {
  return texts.map((text) => {
    const { shard, seq } = JSON.parse(text) as { shard: number; seq: number }
    return [shard, seq]
  })
}

/** Three shards that stood at 10, 20 and 30, then grew as named. */
function ringAfter(...grown: readonly [shard: number, seq: number][]) {
  const ring = new Ring([10, 20, 30], LIMITS)
  for (const [shard, seq] of grown) ring.push(shard, entry(seq))
  return ring
}

describe('a ring of several shards', () => {
  test('keeps arrival order and the vector after each entry', () => {
    const ring = ringAfter([1, 21], [0, 11], [1, 22])
    const { texts, next } = ring.take(ring.resume([10, 20, 30]), upTo(10))
    expect(seqsOf(texts)).toEqual([
      [1, 21],
      [0, 11],
      [1, 22],
    ])
    expect(ring.positionAt(next)).toEqual([11, 22, 30])
    expect(ring.isAtHead(next)).toBe(true)
  })

  test('passes over what a reader from another node already has, shard by shard', () => {
    const ring = ringAfter([1, 21], [0, 11], [1, 22], [2, 31])
    const { texts } = ring.take(ring.resume([10, 22, 30]), upTo(10))
    expect(seqsOf(texts)).toEqual([
      [0, 11],
      [2, 31],
    ])
  })

  test('a batch cut short leaves a position that counts both what was sent and what was had before', () => {
    const ring = ringAfter([1, 21], [0, 11], [1, 22], [2, 31])
    const { texts, next } = ring.take(ring.resume([10, 22, 30]), upTo(1))
    expect(seqsOf(texts)).toEqual([[0, 11]])
    expect(ring.positionAt(next)).toEqual([11, 22, 30])
    expect(seqsOf(ring.take(next, upTo(10)).texts)).toEqual([[2, 31]])
  })

  test('covers what lies between its floor and its vector, and nothing else', () => {
    const ring = ringAfter([1, 21], [0, 11])
    expect(ring.covers([10, 20, 30])).toBe(true)
    expect(ring.covers([11, 21, 30])).toBe(true)
    expect(ring.covers([9, 21, 30])).toBe(false)
    expect(ring.covers([11, 22, 30])).toBe(false)
  })

  test('older entries put in front are found by who is behind and change nothing for who is not', () => {
    const ring = ringAfter([1, 21], [0, 11])
    const reader = ring.take(ring.resume([10, 20, 30]), upTo(1)).next
    ring.prepend(0, [entry(9), entry(10)])
    ring.prepend(2, [entry(30)])
    expect(ring.floor).toEqual([8, 20, 29])
    expect(seqsOf(ring.take(ring.resume([8, 20, 29]), upTo(10)).texts)).toEqual([
      [2, 30],
      [0, 9],
      [0, 10],
      [1, 21],
      [0, 11],
    ])
    expect(ring.positionAt(ring.take(ring.resume([8, 20, 29]), upTo(2)).next)).toEqual([9, 20, 30])
    expect(seqsOf(ring.take(reader, upTo(10)).texts)).toEqual([[0, 11]])
  })
})

test('a batch stops before its characters are too many, but takes one event however long', () => {
  const ring = ringAfter([0, 11], [0, 12], [0, 13])
  const start = ring.resume([10, 20, 30])
  const length = ring.take(start, upTo(1)).texts.join('').length
  expect(ring.take(start, { events: 10, chars: length * 2 }).texts).toHaveLength(2)
  expect(ring.take(start, { events: 10, chars: 1 }).texts).toHaveLength(1)
})

describe('what a ring forgets', () => {
  test('beyond its number of entries the oldest go, and the floor says so', () => {
    const ring = new Ring([0], { entries: 8, chars: 10_000 })
    for (let seq = 1; seq <= 20; seq++) ring.push(0, entry(seq))
    const kept = 20 - (ring.floor[0] ?? 0)
    expect(kept).toBeGreaterThanOrEqual(8)
    expect(kept).toBeLessThanOrEqual(10)
    expect(ring.head - ring.base).toBe(kept)
    expect(seqsOf(ring.take(ring.resume(ring.floor), upTo(100)).texts)[0]).toEqual([0, (ring.floor[0] ?? 0) + 1])
  })

  test('beyond its characters as well', () => {
    const ring = new Ring([0], { entries: 1000, chars: 400 })
    for (let seq = 1; seq <= 50; seq++) ring.push(0, entry(seq, LONG))
    const { texts } = ring.take(ring.resume(ring.floor), upTo(1000))
    expect(texts.length * LONG.length).toBeLessThanOrEqual(400)
    expect(texts.length).toBeGreaterThan(0)
  })

  test('keeps less from when others need room', () => {
    const limits = { entries: 1000, chars: 10_000 }
    const ring = new Ring([0], limits)
    for (let seq = 1; seq <= 50; seq++) ring.push(0, entry(seq, LONG))
    expect(ring.covers([0])).toBe(true)
    limits.chars = 400
    ring.push(0, entry(51, LONG))
    const { texts } = ring.take(ring.resume(ring.floor), upTo(1000))
    expect(texts.length * LONG.length).toBeLessThanOrEqual(400)
  })

  test('one entry larger than everything is not kept', () => {
    const ring = new Ring([0], { entries: 1000, chars: 10 })
    ring.push(0, entry(1, LONG))
    expect(ring.vector).toEqual([1])
    expect(ring.covers([0])).toBe(false)
    expect(ring.covers([1])).toBe(true)
  })

  test('all of it, when told so: arrival numbers go on, and older entries can be put in front again', () => {
    const ring = ringAfter([1, 21], [0, 11])
    const tip = ring.tip()
    ring.forget()
    expect([ring.holds(tip), ring.isAtHead(tip), ring.covers([11, 21, 30]), ring.covers([10, 21, 30])]).toEqual([
      true,
      true,
      true,
      false,
    ])
    ring.push(2, entry(31))
    expect(seqsOf(ring.take(tip, upTo(10)).texts)).toEqual([[2, 31]])
    ring.prepend(0, [entry(11)])
    expect(seqsOf(ring.take(ring.resume([10, 21, 30]), upTo(10)).texts)).toEqual([
      [0, 11],
      [2, 31],
    ])
  })

  test('a cursor left behind is not held, and after a restart none is', () => {
    const ring = new Ring([0], { entries: 4, chars: 10_000 })
    const early = ring.tip()
    for (let seq = 1; seq <= 10; seq++) ring.push(0, entry(seq))
    expect(ring.holds(early)).toBe(false)
    const late = ring.tip()
    ring.restart([3])
    expect(ring.holds(late)).toBe(false)
    expect(ring.isAtHead(late)).toBe(false)
    expect(ring.vector).toEqual([3])
  })
})
