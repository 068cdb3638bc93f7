import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diff } from '../../scripts/diff.ts'
import { testDatabase } from '../testing/database.ts'

test('the shipped migrations make the schema of the Prisma files', async () => {
  await using database = await testDatabase()
  expect(await diff(database.url)).toBe('')
})

test('the next migration is written from every file of a schema folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'souk-schema-'))
  await writeFile(join(folder, 'a.prisma'), 'datasource db {\n  provider = "postgresql"\n}\nmodel A {\n  id Int @id\n}')
  await writeFile(join(folder, 'b.prisma'), 'model B {\n  id Int @id\n}')
  await using database = await testDatabase('template0')
  const sql = await diff(database.url, folder)
  expect(sql).toContain('CREATE TABLE "A"')
  expect(sql).toContain('CREATE TABLE "B"')
  await rm(folder, { recursive: true })
})
