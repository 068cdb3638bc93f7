import { describe, expect, test } from 'vitest'
import type { LiveMessage } from '@souk/contract/live'
import { fold } from './fold.ts'

type Message = LiveMessage<string, string>

const events = (...made: readonly [shard: number, seq: number][]): Message => ({
  kind: 'events',
  events: made.map(([shard, seq]) => ({ shard, seq, payload: `${shard}/${seq}` })),
})

const at = (...seqs: number[]) => ({ epoch: 'e', seqs })

/** The payloads taken in, or what else came of it. */
function taken(from: ReturnType<typeof at> | undefined, id: string, message: Message) {
  const step = fold(from, id, message)
  return step.kind === 'events' ? step.events.map(({ payload }) => payload) : step.kind
}

test('a snapshot brings its position, whatever was before', () => {
  const message: Message = { kind: 'reset', snapshot: 'all' }
  for (const from of [undefined, at(9), at(1, 2, 3)]) {
    expect(fold(from, 'f.4.5', message)).toEqual({
      kind: 'reset',
      position: { epoch: 'f', seqs: [4, 5] },
      snapshot: 'all',
    })
  }
})

test('the next events are taken in order and move the position', () => {
  expect(fold(at(3, 7), 'e.5.8', events([0, 4], [1, 8], [0, 5]))).toMatchObject({ position: at(5, 8) })
  expect(taken(at(3, 7), 'e.5.8', events([0, 4], [1, 8], [0, 5]))).toEqual(['0/4', '1/8', '0/5'])
})

test('what is already known is dropped, also when a batch overlaps', () => {
  expect(taken(at(5, 8), 'e.5.8', events([0, 4], [0, 5], [1, 8]))).toEqual([])
  expect(taken(at(4, 8), 'e.6.8', events([0, 3], [0, 4], [0, 5], [0, 6]))).toEqual(['0/5', '0/6'])
})

test('an older batch does not move the position back', () => {
  expect(fold(at(5, 8), 'e.4.7', events([0, 4]))).toMatchObject({ position: at(5, 8), events: [] })
})

test('no events is no change', () => {
  expect(fold(at(5), 'e.5', events())).toEqual({ kind: 'events', position: at(5), events: [] })
})

describe('a hole', () => {
  test('is a sequence left out in any shard', () => {
    expect(taken(at(3, 7), 'e.5.7', events([0, 5]))).toBe('hole')
    expect(taken(at(3, 7), 'e.4.9', events([0, 4], [1, 9]))).toBe('hole')
  })

  test('is a position beyond its events', () => {
    expect(taken(at(3, 7), 'e.5.7', events([0, 4]))).toBe('hole')
    expect(taken(at(3, 7), 'e.3.8', events())).toBe('hole')
  })

  test('is another epoch, another number of shards, or events before any snapshot', () => {
    expect(taken(at(3), 'f.4', events([0, 4]))).toBe('hole')
    expect(taken(at(3), 'e.4.1', events([0, 4]))).toBe('hole')
    expect(taken(at(3), 'e.3', events([1, 1]))).toBe('hole')
    expect(taken(undefined, 'e.1', events([0, 1]))).toBe('hole')
    expect(taken(at(3), 'nonsense', events([0, 4]))).toBe('hole')
  })
})
