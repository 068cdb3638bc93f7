import { expect, test } from 'vitest'
import { chance } from './chance.ts'

const throws = (seed: number) => {
  const dice = chance(seed)
  return Array.from({ length: 50 }, () => dice.whole(1, 6))
}

test('the same seed throws the same dice, another seed others', () => {
  expect(throws(7)).toEqual(throws(7))
  expect(throws(7)).not.toEqual(throws(8))
})

test('every side of the dice comes up, and nothing beside them', () => {
  expect(new Set([...throws(1), ...throws(2)])).toEqual(new Set([1, 2, 3, 4, 5, 6]))
})

test('some of a list are taken at most once each', () => {
  expect([...chance(3).some([1, 2, 3], 5)].toSorted((a, b) => a - b)).toEqual([1, 2, 3])
  expect(chance(3).some([1, 2, 3], 2)).toHaveLength(2)
})
