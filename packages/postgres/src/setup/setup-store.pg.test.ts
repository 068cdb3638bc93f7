import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoreCode } from '@souk/domain/ids'
import type { FeedEntry } from '@souk/services/live/feed-store'
import { setupStoreContract } from '@souk/services/setup/setup-store.contract'
import { postgresFeedStore } from '../feed/feed-store.ts'
import { orderNumbers } from '../orders/order-numbers.ts'
import { openPool } from '../pool.ts'
import { createPrisma } from '../prisma.ts'
import { testDatabase, type TestDatabase } from '../testing/database.ts'
import { empty } from '../testing/empty.ts'
import { postgresSetupStore } from './setup-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

async function open() {
  const pool = openPool({ connectionString: database.url, max: 10 })
  await empty(pool)
  const prisma = createPrisma(pool)
  const told: FeedEntry[] = []
  const close = async () => {
    await prisma.$disconnect()
    await pool[Symbol.asyncDispose]()
  }
  const store = postgresSetupStore({ prisma, onCommitted: (entries) => void told.push(...entries) })
  return { pool, store, told, feed: postgresFeedStore(pool), close, [Symbol.asyncDispose]: close }
}

setupStoreContract('PostgreSQL', async () => {
  const { store, feed, close } = await open()
  const announced = async (topic: string) => {
    const { entries } = await feed.read(topic, 0, 100)
    return entries.map(({ payload }) => JSON.parse(payload) as object)
  }
  return { store, announced, close }
})

const store = (code: string) => ({
  code: code as StoreCode,
  name: code,
  currencies: ['EUR'],
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  gracePeriodMinutes: 0,
})

test('a new store has order numbers of its own, and saving it again does not start them over', async () => {
  await using opened = await open()
  await Promise.all([opened.store.saveStore(store('DE')), opened.store.saveStore(store('AT_2'))])
  expect(await orderNumbers(opened.pool)('DE' as StoreCode)).toBe(1)
  await Promise.all([opened.store.saveStore(store('DE')), opened.store.saveStore(store('DE'))])
  expect(await orderNumbers(opened.pool)('DE' as StoreCode)).toBeGreaterThan(1)
  expect(await orderNumbers(opened.pool)('AT_2' as StoreCode)).toBe(1)
})

test('writes at the same moment leave neither hole nor double in the feed, and this node is told of each', async () => {
  await using opened = await open()
  await Promise.all(Array.from({ length: 20 }, (_, n) => opened.store.saveStore(store(`S${n + 10}`))))
  const { entries } = await opened.feed.read('sys:config', 0, 100)
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(opened.told.toSorted((a, b) => a.seq - b.seq)).toEqual(entries)
})

test('a client that is closed leaves the pool to others', async () => {
  await using opened = await open()
  const prisma = createPrisma(opened.pool)
  await prisma.store.count()
  await prisma.$disconnect()
  expect((await opened.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
