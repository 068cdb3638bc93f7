import { expect, onTestFinished, test, vi } from 'vitest'
import { feedStoreContract } from '@souk/services/live/feed-store.contract'
import { createPrisma } from '../prisma.ts'
import { empty } from '../testing/empty.ts'
import { testPool } from '../testing/pool.ts'
import { announcing } from './announcing.ts'
import { postgresFeedStore } from './feed-store.ts'

const pool = await testPool()

feedStoreContract('on PostgreSQL', async () => {
  await empty(pool)
  const prisma = createPrisma(pool)
  const write = announcing({ prisma })
  return {
    store: postgresFeedStore(pool),
    commit: (topics, payload) =>
      write(async (_, announce) => {
        for (const topic of topics) announce({ topic, payload: JSON.parse(payload) as object })
      }),
    drop: (topic, through) => pool.query('delete from feed where topic = $1 and seq <= $2', [topic, through]),
    renew: () => pool.query('update feed_epoch set epoch = gen_random_uuid()'),
    close: () => prisma.$disconnect(),
  }
})

test('what is asked of topics in one tick, and while that is read, is two statements, however many they are', async () => {
  const store = postgresFeedStore(pool)
  const connect = vi.spyOn(pool, 'connect')
  onTestFinished(() => connect.mockRestore())
  const ask = (from: number) => Promise.all(Array.from({ length: 50 }, (_, n) => store.read(`m:${from + n}`, 0, 10)))
  const first = ask(0)
  await vi.waitFor(() => expect(connect).toHaveBeenCalledTimes(1))
  await Promise.all([first, ask(50)])
  expect(connect).toHaveBeenCalledTimes(2)
})
