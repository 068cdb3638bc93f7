import { expect, test } from 'vitest'
import { groupCommit } from './group-commit.ts'

test('what arrives while a batch is in flight shares the next one', async () => {
  const batches: number[] = []
  const gate = Promise.withResolvers<void>()
  const commit = groupCommit<number, number>(
    async (tasks) => {
      batches.push(tasks.length)
      if (batches.length === 1) await gate.promise
      return tasks.map((task) => task * 2)
    },
    { lanes: 1 },
  )
  const first = commit(1)
  const rest = [2, 3, 4].map((task) => commit(task))
  gate.resolve()
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8])
  expect(batches).toEqual([1, 3])
})

test('one poisoned task fails alone', async () => {
  const commit = groupCommit<number, number>(
    async (tasks) => {
      if (tasks.includes(3)) throw new Error('three')
      return [...tasks]
    },
    { lanes: 1 },
  )
  const settled = await Promise.allSettled([1, 2, 3, 4].map((task) => commit(task)))
  expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})
