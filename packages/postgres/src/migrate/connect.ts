import { Client } from 'pg'
import { Unusable } from '../embedded/unusable.ts'

const OLDEST = 15
const PATIENCE = 10_000

const reasons: Readonly<Record<string, (client: Client) => string>> = {
  ECONNREFUSED: ({ host, port }) => `No database server answers at ${host}:${port}.`,
  ENOENT: ({ host }) => `No database server answers at ${host}.`,
  ENOTFOUND: ({ host }) => `The database server's name ${host} is not known.`,
  EAI_AGAIN: ({ host }) => `The database server's name ${host} could not be looked up.`,
  ETIMEDOUT: ({ host, port }) => `The database server at ${host}:${port} does not answer.`,
  EHOSTUNREACH: ({ host, port }) => `The database server at ${host}:${port} cannot be reached.`,
  ENETUNREACH: ({ host, port }) => `The database server at ${host}:${port} cannot be reached.`,
  HANG_UP: ({ host, port }) => `What answers at ${host}:${port} hangs up; it may not be a PostgreSQL server.`,
  NO_PASSWORD: ({ user, host }) => `The database server at ${host} wants a password for user ${user}.`,
  '28P01': ({ user, host }) => `The database server at ${host} refuses the password of user ${user}.`,
  '28000': ({ user, host }) => `The database server at ${host} does not let user ${user} in.`,
  '3D000': ({ database, host }) => `There is no database ${database} on the server at ${host}.`,
  '42501': ({ user, database }) => `User ${user} may not connect to the database ${database}.`,
  '53300': ({ host }) => `The database server at ${host} has no connection left for Souk.`,
  '57P03': ({ host }) => `The database server at ${host} is just starting or stopping; try again in a moment.`,
}

/** A session on the database of a `DATABASE_URL`, to be ended by the caller. Throws `Unusable`, never with the password. */
export async function connect(url: string): Promise<Client> {
  const client = clientOf(url)
  try {
    await client.connect()
  } catch (error) {
    throw new Unusable(sentenceFor(client, error))
  }
  await refuseOld(client).catch(async (error: unknown) => {
    await client.end()
    throw error
  })
  return client
}

function clientOf(url: string): Client {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new TypeError('another scheme')
    const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE })
    // A session that is cut off fails the query in flight, or the next one; unheard, the event would end the process.
    return client.on('error', () => {})
  } catch {
    throw new Unusable('DATABASE_URL is not of the form postgresql://user:password@host:5432/database.')
  }
}

/** What the driver says by words alone. */
const spoken: Readonly<Record<string, string>> = {
  'timeout expired': 'ETIMEDOUT',
  'Connection terminated unexpectedly': 'HANG_UP',
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string': 'NO_PASSWORD',
}

function sentenceFor(client: Client, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  const known = reasons[spoken[said] ?? code]
  return known?.(client) ?? `The database server at ${client.host}:${client.port} cannot be used: ${said}.`
}

async function refuseOld(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const version = rows[0]?.version ?? 'unknown'
  if (Number.parseInt(version, 10) >= OLDEST) return
  throw new Unusable(`Souk needs PostgreSQL ${OLDEST} or newer; the server at ${client.host} is ${version}.`)
}
