import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEngine } from '../../scripts/engine.ts'
import { Unusable } from '../embedded/unusable.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'

let folder: string
let database: TestDatabase
let client: Client

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-migrations-'))
  database = await testDatabase('template0')
  client = new Client(database.url)
  await client.connect()
  await write('1_shop', 'create table shop (id int primary key);')
  await write('2_seed', 'insert into shop values (1);')
})
afterEach(async () => {
  await client.end()
  await database[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

const run = () => migrate(database.url, folder)
const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows

test('migrations are applied in order, once', async () => {
  expect(await run()).toEqual({ applied: ['1_shop', '2_seed'] })
  expect(await run()).toEqual({ applied: [] })
  await write('3_more', 'insert into shop values (2);')
  expect(await run()).toEqual({ applied: ['3_more'] })
  expect(await rows('select id from shop order by id')).toEqual([{ id: 1 }, { id: 2 }])
})

test('nodes that start together apply each migration once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, run))
  expect(outcomes.flatMap(({ applied }) => applied).toSorted()).toEqual(['1_shop', '2_seed'])
})

test('a function body with semicolons is applied whole', async () => {
  await write('3_function', `create function f() returns text language plpgsql as $$ begin return 'a;b'; end; $$;`)
  await run()
  expect(await rows('select f()')).toEqual([{ f: 'a;b' }])
})

test('a migration that fails names its line, is undone whole and is tried again', async () => {
  await write('3_broken', 'create table half (id int);\nselect 1;\ninsert into nowhere values (1);')
  await expect(run()).rejects.toEqual(
    new Unusable('Migration 3_broken failed and was undone: relation "nowhere" does not exist (line 3).'),
  )
  expect(await rows(`select to_regclass('half') as half, to_regclass('shop')::text as shop`)).toEqual([
    { half: null, shop: 'shop' },
  ])
  await write('3_broken', 'create table half (id int);')
  expect(await run()).toEqual({ applied: ['3_broken'] })
})

test('a database newer than the code is refused', async () => {
  await write('3_future', 'create table future (id int);')
  await run()
  await rm(join(folder, '3_future'), { recursive: true })
  await expect(run()).rejects.toEqual(
    new Unusable('The database is newer than this Souk, which does not know its migration 3_future: update Souk.'),
  )
})

test('a migration that was changed after it was applied is refused', async () => {
  await run()
  await write('1_shop', 'create table shop (id bigint primary key);')
  await expect(run()).rejects.toThrow('Migration 1_shop is not the one the database has had')
})

test('a migration that another tool began and did not finish is refused', async () => {
  await run()
  await client.query('update _prisma_migrations set finished_at = null where migration_name = $1', ['2_seed'])
  await expect(run()).rejects.toThrow('Migration 2_seed was begun by another tool and not finished')
})

test("a database with somebody else's tables is refused", async () => {
  await client.query('create table theirs (id int)')
  await expect(run()).rejects.toThrow("holds tables that are not Souk's")
})

test("Prisma's own engine finds the history complete", async () => {
  await run()
  const engine = await openEngine(database.url, [
    { path: 'schema.prisma', content: 'datasource db {\n  provider = "postgresql"\n}' },
  ])
  const migrations = await readMigrations(folder)
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: folder,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
    },
    optInToShadowDatabase: false,
    filters: { externalTables: [], externalEnums: [] },
  })
  expect(found).toEqual({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null })
})
