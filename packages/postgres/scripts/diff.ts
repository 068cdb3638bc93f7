import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SchemaContainer } from '@prisma/schema-engine-wasm'
import { migrate } from '../src/migrate/migrate.ts'
import { startThrowaway } from '../src/testing/server.ts'
import { openEngine } from './engine.ts'

const home = join(import.meta.dirname, '..')

/** The SQL that leads from the database's tables to the schema of the `.prisma` files in `folder`; empty when equal. */
export async function diff(url: string, folder: string = join(home, 'prisma')): Promise<string> {
  const files = await readSchema(folder)
  const engine = await openEngine(url, files)
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: folder },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout?.includes('empty migration') ? '' : (stdout ?? '')
}

async function readSchema(folder: string): Promise<SchemaContainer[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).toSorted()
  const paths = names.map((name) => join(folder, name))
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, 'utf8') })))
}

async function main(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error('Name the migration in lower case: node scripts/diff.ts add_return_reason')
  }
  await using server = await startThrowaway()
  await migrate(server.url)
  const sql = await diff(server.url)
  if (sql === '') return console.log('The migrations already make this schema.')
  const folder = join(home, 'migrations', `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`)
  await mkdir(folder)
  await writeFile(join(folder, 'migration.sql'), sql)
  console.log(`${folder}/migration.sql is written: read it before it is applied.`)
}

if (import.meta.main) await main(process.argv[2])
