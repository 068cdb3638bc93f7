import { expect, test, vi } from 'vitest'
import { openPool } from '../pool.ts'
import { testDatabase } from '../testing/database.ts'
import { postgresHintBus } from './hint-bus.ts'

/** A node that remembers what it heard once it listens. */
async function openNode(url: string) {
  const pool = openPool({ connectionString: url, max: 2 })
  const bus = postgresHintBus(pool)
  const heard: (readonly string[] | '*')[] = []
  bus.listen((topics) => heard.push(topics))
  await vi.waitFor(() => expect(heard).toEqual(['*']))
  return {
    heard,
    hint: bus.hint,
    async [Symbol.asyncDispose]() {
      await bus[Symbol.asyncDispose]()
      await pool[Symbol.asyncDispose]()
    },
  }
}

test('a node hears what others hint, and not what it hinted itself', async () => {
  await using database = await testDatabase()
  await using one = await openNode(database.url)
  await using other = await openNode(database.url)
  one.hint(['p:1', 'm:2'])
  one.hint(['p:1'])
  await vi.waitFor(() => expect(other.heard).toEqual(['*', ['p:1', 'm:2']]))
  other.hint(['p:3'])
  await vi.waitFor(() => expect(one.heard).toEqual(['*', ['p:3']]))
})

test('more than one message takes is hinted as everything', async () => {
  await using database = await testDatabase()
  await using one = await openNode(database.url)
  await using other = await openNode(database.url)
  one.hint(Array.from({ length: 1000 }, (_, n) => `m:merchant-${n}`))
  await vi.waitFor(() => expect(other.heard).toEqual(['*', '*']))
})
