import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { Unusable } from '../embedded/unusable.ts'
import type { Migration } from './migrations.ts'

interface Row {
  readonly name: string
  readonly checksum: string
  readonly finished: boolean
}

/** Prisma's table as its schema engine makes it, so that `prisma migrate` reads and writes the same history. */
const TABLE = `create table _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/** The migrations the database has not had. Throws `Unusable` when its history is not the beginning of ours. */
export async function pending(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const rows = await readHistory(client)
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of rows) refuseForeign(row, ours.get(row.name))
  const had = new Set(rows.map((row) => row.name))
  return migrations.filter(({ name }) => !had.has(name))
}

export async function record(client: Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  )
}

async function readHistory(client: Client): Promise<Row[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  if (tables.some(({ name }) => name === '_prisma_migrations')) return readTable(client)
  if (tables.length > 0) {
    throw new Unusable(`The database ${client.database} holds tables that are not Souk's; give Souk an empty one.`)
  }
  await client.query(TABLE)
  return []
}

async function readTable(client: Client): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  )
  return rows
}

function refuseForeign({ name, checksum, finished }: Row, ours: Migration | undefined): void {
  if (ours === undefined) {
    throw new Unusable(`The database is newer than this Souk, which does not know its migration ${name}: update Souk.`)
  }
  if (!finished) {
    throw new Unusable(`Migration ${name} was begun by another tool and not finished: repair it with prisma migrate.`)
  }
  if (checksum !== ours.checksum) {
    throw new Unusable(`Migration ${name} is not the one the database has had: it was changed after it was applied.`)
  }
}
