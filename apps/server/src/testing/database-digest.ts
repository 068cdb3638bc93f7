import type { Pool } from 'pg'

/** A key remembers when it was used last, whatever it was used for. */
const BESIDE = ['api_key']

/** Every table's rows as one hash each: two readings differ where anything was stored between them. */
export async function databaseDigest(pool: Pool): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  )
  const kept = tables.map(({ name }) => name).filter((name) => !BESIDE.includes(name))
  const hashes = kept.map(
    (name) => `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) from "${name}" t`,
  )
  const { rows } = await pool.query<{ name: string; md5: string | null }>(hashes.join(' union all '))
  return Object.fromEntries(rows.map(({ name, md5 }) => [name, md5 ?? '']))
}
