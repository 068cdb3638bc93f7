import { expect, test } from 'vitest'
import { readMigrations, shippedMigrations } from '../migrate/migrations.ts'
import { ask } from '../testing/ask.ts'
import { testDatabase } from '../testing/database.ts'

const PROCESS = `insert into process_version (id, name, version, side, active, model, findings)
  values (gen_random_uuid(), 'Prepaid01', 1, 'marketplace', true, '{}', '[]')`

test('a marketplace from before gets the payment method of orders that cost nothing, a new one with its defaults', async () => {
  await using database = await testDatabase()
  const migrations = await readMigrations(shippedMigrations)
  const { sql = '' } = migrations.find(({ name }) => name.endsWith('_no_payment')) ?? {}
  const methods = async () => {
    await ask(database.url, sql)
    return (await ask(database.url, 'select key, process from payment_method order by key')).map(Object.values)
  }
  await ask(database.url, PROCESS)
  expect(await methods()).toEqual([])
  await ask(database.url, `insert into payment_method values ('invoice', 'Souk', 'MarketplacePayment01')`)
  const both = [
    ['invoice', 'MarketplacePayment01'],
    ['no payment', 'Prepaid01'],
  ]
  expect(await methods()).toEqual(both)
  expect(await methods()).toEqual(both)
})
