import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask } from '../testing/ask.ts'
import { testDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'
import { readMigrations, shippedMigrations } from './migrations.ts'

/** The last migration of the oldest nodes that may still run beside the newest: those go on writing as they did. */
const OLDEST = '20261126210000_documents_stay_inline'

interface Column {
  readonly table: string
  /** With its table and type. */
  readonly name: string
  /** Whoever writes a row must say it. */
  readonly isAskedFor: boolean
}

const COLUMNS = `select table_name as table, format('%s.%s %s', table_name, column_name, data_type) as name,
    is_nullable = 'NO' and column_default is null as asked
  from information_schema.columns where table_schema = 'public' order by name`

async function columnsOf(url: string): Promise<readonly Column[]> {
  const rows = await ask(url, COLUMNS)
  return rows.map(({ table, name, asked }) => ({
    table: String(table),
    name: String(name),
    isAskedFor: asked === true,
  }))
}

/** Why a node that knows the columns before cannot write: one it names is gone, or one it may not name is asked for. */
function broken(before: readonly Column[], now: readonly Column[]): readonly string[] {
  const [tables, kept] = [new Set(before.map(({ table }) => table)), new Set(now.map(({ name }) => name))]
  const said = new Set(before.flatMap(({ name, isAskedFor }) => (isAskedFor ? [name] : [])))
  const gone = before.filter(({ name }) => !kept.has(name))
  const asked = now.filter(({ table, name, isAskedFor }) => isAskedFor && tables.has(table) && !said.has(name))
  return [...gone, ...asked].map(({ name }) => name)
}

async function schemaOfOldest(url: string): Promise<readonly Column[]> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-older-'))
  for (const { name } of await readMigrations(shippedMigrations)) {
    if (name <= OLDEST) await cp(join(shippedMigrations, name), join(folder, name), { recursive: true })
  }
  await migrate(url, folder)
  await rm(folder, { recursive: true })
  return columnsOf(url)
}

test('what nodes write that still run, the newest schema takes', async () => {
  await using older = await testDatabase('template0')
  await using newest = await testDatabase()
  expect(broken(await schemaOfOldest(older.url), await columnsOf(newest.url))).toEqual([])
})

test('a column that is gone, of another type, or asked for without a default is named', async () => {
  await using database = await testDatabase()
  const before = await columnsOf(database.url)
  await ask(
    database.url,
    `alter table list_facet add column shop text not null, add column shelf text not null default '', add column row text;
    alter table store drop column locale; alter table timer alter column event type varchar;
    alter table idempotency alter column answer set not null; create table shop (code text not null)`,
  )
  expect(broken(before, await columnsOf(database.url))).toEqual([
    'store.locale text',
    'timer.event text',
    'idempotency.answer json',
    'list_facet.shop text',
    'timer.event character varying',
  ])
})
