import { expect, test } from 'vitest'
import { uuids } from './ids.ts'

test('ids are UUIDv7, all different, and ascend in the order they are made', () => {
  const newId = uuids()
  const ids = Array.from({ length: 5_000 }, newId)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('what is random in them differs from one to the next, beyond the words drawn at a time', () => {
  const newId = uuids()
  const tails = Array.from({ length: 5_000 }, () => newId().slice(-8))
  expect(new Set(tails).size).toBeGreaterThan(4_990)
})
