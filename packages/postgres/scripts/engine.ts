import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Pool, type QueryConfig, type QueryResult } from 'pg'

/** PostgreSQL's own numbers of its types "char" and "char"[]. */
const CHAR = 18
const CHAR_ARRAY = 1002

let loaded: Promise<void> | undefined

/** Prisma's schema engine on a database, without a download. For writing migrations; `src/migrate` applies them. */
export async function openEngine(url: string, schema: readonly SchemaContainer[]): Promise<SchemaEngine> {
  // Its JavaScript half knows one instance; a second would pull the memory from under the first.
  loaded ??= load()
  await loaded
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factoryOf(url)))
}

async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const binary = await readFile(join(entry, '../schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') Reflect.apply(start, undefined, [])
}

/**
 * The engine reads catalogue columns of type "char", for which Prisma's adapter has a name but no way in: it refuses
 * them. They pass it as arrays of "char", which the catalogue has none of, and leave it as what they are.
 */
function factoryOf(url: string): PrismaPg {
  const factory = new PrismaPg(passingChars(url))
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const { Character, CharacterArray } = ColumnTypeEnum
      return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) }
    }
    return adapter
  }
  return factory
}

function passingChars(url: string): Pool {
  const pool = new Pool({ connectionString: url, allowExitOnIdle: true })
  const query = pool.query.bind(pool)
  const passing = async (config: QueryConfig): Promise<QueryResult> => {
    const result = await query(config)
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY
    return result
  }
  return Object.assign(pool, { query: passing })
}
