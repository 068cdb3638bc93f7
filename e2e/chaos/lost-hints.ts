import { Client } from 'pg'

/**
 * Puts a function of the same name before PostgreSQL's `pg_notify`, for whoever connects from now on: it loses a share of
 * what it is given. The product knows nothing of it.
 */
export const installHintLoss = (adminUrl: string): Promise<void> =>
  run(
    adminUrl,
    `create schema chaos;
     create table chaos.hints as select 0.0::float8 as lost;
     grant usage on schema chaos to souk;
     grant select on chaos.hints to souk;
     create function public.pg_notify(text, text) returns void language plpgsql as
       'begin if random() >= (select lost from chaos.hints) then perform pg_catalog.pg_notify($1, $2); end if; end';
     alter role souk set search_path = public, pg_catalog`,
  )

/** From now on this share of all hints is lost. */
export const loseHints = (adminUrl: string, share: number): Promise<void> =>
  run(adminUrl, `update chaos.hints set lost = ${share}`)

/** In the product's database, as the superuser. */
async function run(adminUrl: string, sql: string): Promise<void> {
  const url = new URL(adminUrl)
  url.pathname = '/souk'
  const client = new Client(url.href)
  // One that is hung up on between two statements; unheard, it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
