import { setImmediate as nextTick } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { groupCommit } from './group-commit.ts'

/** Writes that wait for their gate; answers are the tasks doubled. */
function gated() {
  const batches: { readonly tasks: readonly number[]; readonly open: () => void }[] = []
  const write = async (tasks: readonly number[]): Promise<readonly number[]> => {
    const gate = Promise.withResolvers<void>()
    batches.push({ tasks, open: gate.resolve })
    await gate.promise
    return tasks.map((task) => task * 2)
  }
  return { batches, write, begun: (count: number) => vi.waitFor(() => expect(batches).toHaveLength(count)) }
}

test('what arrives while a batch is in flight shares the next one', async () => {
  const { batches, write, begun } = gated()
  const commit = groupCommit(write)
  const first = commit(1)
  await begun(1)
  const rest = [2, 3, 4].map((task) => commit(task))
  batches[0]?.open()
  await begun(2)
  batches[1]?.open()
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8])
  expect(batches.map(({ tasks }) => tasks)).toEqual([[1], [2, 3, 4]])
})

test('what arrives at one moment goes together', async () => {
  const { batches, write, begun } = gated()
  const commit = groupCommit(write)
  const all = [1, 2, 3].map((task) => commit(task))
  await begun(1)
  batches[0]?.open()
  expect(await Promise.all(all)).toEqual([2, 4, 6])
})

test('a full batch that waits does not wait for the one in flight', async () => {
  const { batches, write, begun } = gated()
  const commit = groupCommit(write, { lanes: 2, most: 3 })
  const all = [commit(1)]
  await begun(1)
  all.push(...[2, 3, 4, 5].map((task) => commit(task)))
  await begun(2)
  expect(batches.map(({ tasks }) => tasks)).toEqual([[1], [2, 3, 4]])
  batches.forEach(({ open }) => open())
  await begun(3)
  batches[2]?.open()
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10])
})

test('a batch beside another is opened for as many as it is worth', async () => {
  const { batches, write, begun } = gated()
  const commit = groupCommit(write, { lanes: 2, least: 2 })
  const all = [commit(1)]
  await begun(1)
  all.push(commit(2))
  await nextTick()
  all.push(commit(3))
  await begun(2)
  all.push(commit(4), commit(5))
  batches[0]?.open()
  await begun(3)
  expect(batches.map(({ tasks }) => tasks)).toEqual([[1], [2, 3], [4, 5]])
  batches.forEach(({ open }) => open())
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10])
})

test('the next batch is written while the one before reaches the disk; each is answered after its own commit', async () => {
  const begun: (readonly number[])[] = []
  const commits = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const written: (() => void)[] = []
  const answered: number[] = []
  const commit = groupCommit<number, number>(async (tasks, onWritten) => {
    written.push(onWritten)
    await commits[begun.push(tasks) - 1]?.promise
    return tasks
  })
  const first = commit(1).then((task) => answered.push(task))
  await vi.waitFor(() => expect(begun).toEqual([[1]]))
  const second = commit(2).then((task) => answered.push(task))
  written[0]?.()
  await vi.waitFor(() => expect(begun).toEqual([[1], [2]]))
  expect(answered).toEqual([])
  commits[1]?.resolve()
  await second
  expect(answered).toEqual([2])
  commits[0]?.resolve()
  await first
  expect(answered).toEqual([2, 1])
})

test('one poisoned task fails alone', async () => {
  const commit = groupCommit<number, number>(async (tasks) => {
    if (tasks.includes(3)) throw new Error('three')
    return [...tasks]
  })
  const settled = await Promise.allSettled([1, 2, 3, 4].map((task) => commit(task)))
  expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test('tasks to be kept apart follow one another, and hold up nobody else', async () => {
  const { batches, write, begun } = gated()
  const commit = groupCommit(write, { lanes: 2, most: 2, apart: (task) => task % 10 })
  const all = [1, 11, 2, 3, 21, 4].map((task) => commit(task))
  await begun(2)
  expect(batches.map(({ tasks }) => tasks)).toEqual([
    [1, 2],
    [3, 4],
  ])
  batches[0]?.open()
  batches[1]?.open()
  await begun(3)
  batches[2]?.open()
  await begun(4)
  batches[3]?.open()
  expect(await Promise.all(all)).toEqual([2, 22, 4, 6, 42, 8])
  expect(batches.slice(2).map(({ tasks }) => tasks)).toEqual([[11], [21]])
})
