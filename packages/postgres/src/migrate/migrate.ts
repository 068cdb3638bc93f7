import { type Client, DatabaseError } from 'pg'
import { Unusable } from '../embedded/unusable.ts'
import { connect } from './connect.ts'
import { pending, record } from './history.ts'
import { type Migration, readMigrations, shippedMigrations } from './migrations.ts'

/** The advisory lock of Prisma's schema engine: nodes that start together, and its command line, wait for each other. */
const LOCK = 72707369

/**
 * Brings a database up to this code's schema and names what it applied, in order. Each migration is one transaction
 * with its line in the history: killed at any instant, the next start goes on where this one stopped. (Prisma's own
 * engine cuts a file at every semicolon, inside functions and texts too, and records apart from applying.)
 * Throws `Unusable`.
 */
export async function migrate(url: string, folder: string = shippedMigrations): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder)
  const client = await connect(url)
  try {
    // Let go of with the session.
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const missing = await pending(client, migrations)
    for (const migration of missing) await apply(client, migration)
    return { applied: missing.map(({ name }) => name) }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    throw new Unusable(`The database ${client.database} cannot be migrated: ${error.message}.`)
  } finally {
    await client.end()
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await record(client, migration)
    await client.query('commit')
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    await client.query('rollback')
    throw new Unusable(
      `Migration ${migration.name} failed and was undone: ${error.message}${at(migration.sql, error)}.`,
    )
  }
}

/** PostgreSQL counts characters from 1. */
function at(sql: string, { position }: DatabaseError): string {
  return position === undefined ? '' : ` (line ${sql.slice(0, Number(position) - 1).split('\n').length})`
}
