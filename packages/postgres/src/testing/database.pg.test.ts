import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { ask } from './ask.ts'
import { testDatabase } from './database.ts'

test('each database has the schema and nothing of another test', async () => {
  await using first = await testDatabase()
  await using second = await testDatabase()
  await ask(first.url, 'create table only_here ()')
  const tables = `select to_regclass('only_here')::text as here, to_regclass('_prisma_migrations')::text as history`
  expect(await ask(first.url, tables)).toEqual([{ here: 'only_here', history: '_prisma_migrations' }])
  expect(await ask(second.url, tables)).toEqual([{ here: null, history: '_prisma_migrations' }])
})

test('a database is gone after its test, also when a session was forgotten', async () => {
  const database = await testDatabase()
  const forgotten = new Client(database.url)
  forgotten.on('error', () => {})
  await forgotten.connect()
  await database[Symbol.asyncDispose]()
  const name = new URL(database.url).pathname.slice(1)
  expect(await ask(inject('postgres').adminUrl, `select from pg_database where datname = '${name}'`)).toEqual([])
})
