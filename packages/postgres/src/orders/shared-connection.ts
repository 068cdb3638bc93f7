import type { Pool, PoolClient } from 'pg'

interface Shared {
  readonly client: Promise<PoolClient>
  users: number
}

/**
 * One connection for all who work at the same time, so that the database goes on from one's transaction to the next
 * without hearing from us in between. It is the pool's again when nobody has work; where work failed, whoever comes next
 * takes another, as it may be the connection that broke.
 *
 * Work sends a whole transaction, begin to commit, in one go: what it sends later stands behind that of others.
 */
export function sharedConnection(pool: Pool): <T>(work: (client: PoolClient) => Promise<T>) => Promise<T> {
  let current: Shared | undefined

  return async (work) => {
    const shared = (current ??= { client: pool.connect(), users: 0 })
    const leave = (): void => {
      if (current === shared) current = undefined
    }
    shared.users++
    try {
      return await work(await shared.client)
    } catch (error) {
      leave()
      throw error
    } finally {
      shared.users--
      if (shared.users === 0) {
        leave()
        shared.client.then((client) => client.release()).catch(() => {})
      }
    }
  }
}
