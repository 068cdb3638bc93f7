import { type Client, DatabaseError } from 'pg'
import { Unusable } from '../embedded/unusable.ts'
import { connect } from './connect.ts'

/**
 * Throws `Unusable` where a session is not its client's own: a pooler in transaction mode would keep locks that a session
 * holds when their node has ended, and all who come later would wait for them.
 */
export const requireOwnSession = (url: string): Promise<void> =>
  withTwo(url, async (one, other) => {
    const [first, second, third] = [await processOf(one), await processOf(other), await processOf(other)]
    if (first !== second && second === third) return
    throw new Unusable(
      `What answers at ${one.host}:${one.port} is a pooler that gives its clients another session in each transaction. ` +
        `Name the database itself in DATABASE_DIRECT_URL.`,
    )
  })

/** Throws `Unusable` where a statement that one client has prepared is in another's way. */
export const requirePreparing = (url: string): Promise<void> =>
  withTwo(url, async (one, other) => {
    try {
      for (const client of [one, other, one]) await client.query({ name: 'prepared', text: 'select' })
    } catch (error) {
      if (!(error instanceof DatabaseError) || !IN_THE_WAY.includes(error.code ?? '')) throw error
      throw new Unusable(
        `The pooler at ${one.host}:${one.port} mixes up the prepared statements of its clients. ` +
          `It must be PgBouncer 1.21 or newer, with max_prepared_statements above 0.`,
      )
    }
  })

/** Prepared already, and not prepared. */
const IN_THE_WAY = ['42P05', '26000']

async function withTwo(url: string, work: (one: Client, other: Client) => Promise<void>): Promise<void> {
  await using open = new AsyncDisposableStack()
  const session = async (): Promise<Client> => open.adopt(await connect(url), (client) => client.end())
  await work(await session(), await session())
}

async function processOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid
}
