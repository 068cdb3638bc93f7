import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

export interface Migration {
  /** `<timestamp>_<name>`; they are applied in the order of their names. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file in hex, as Prisma keeps it. */
  readonly checksum: string
}

export const shippedMigrations = join(import.meta.dirname, '../../migrations')

/** Reads `<folder>/<name>/migration.sql`. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.toSorted().map((name) => read(folder, name)))
}

async function read(folder: string, name: string): Promise<Migration> {
  const file = await readFile(join(folder, name, 'migration.sql'))
  return { name, sql: file.toString(), checksum: createHash('sha256').update(file).digest('hex') }
}
