import { CLOSE } from '@souk/contract/live'
import type { Connection, LiveIdentity } from './connection.ts'
import type { LiveLimits } from './limits.ts'

/** For a client that was asked to move on. */
const MOVE_ON_MS = 10_000
/** The last part of a life is up to chance: who came at once is not sent away at once. */
const JITTER = 0.1

/** One for all connections of a caller. */
interface Account {
  readonly name: string
  count: number
  /** Connections it may have. */
  readonly most: number
}

interface Held {
  /** When it is ended, or asked to move on, in ms since 1970. */
  until: number
  isAsked: boolean
  account?: Account | undefined
}

interface ConnectionsOptions {
  readonly limits: Pick<LiveLimits, 'connections' | 'nobodyMs' | 'lifeMs'>
  /** Milliseconds since 1970. */
  now(): number
}

/**
 * The connections of a node, none of which lives for ever: whoever is at the other end is looked at anew by the time
 * their session ends, and from time to time; nobody known is waited for shortly.
 */
export type Connections = ReturnType<typeof createConnections>

export function createConnections({ limits, now }: ConnectionsOptions) {
  const all = new Map<Connection, Held>()
  const accounts = new Map<string, Account>()

  function accountOf({ key, person }: LiveIdentity): Account | undefined {
    if (key === undefined && person === undefined) return undefined
    const [name, most] =
      key === undefined ? [`person ${person}`, limits.connections.person] : [`key ${key}`, limits.connections.key]
    return accounts.get(name) ?? { name, most, count: 0 }
  }

  function count(account: Account, by: number): void {
    account.count += by
    if (account.count === 0) accounts.delete(account.name)
    else accounts.set(account.name, account)
  }

  const expiry = ({ expiresAt }: LiveIdentity): number => (expiresAt === undefined ? Infinity : Date.parse(expiresAt))
  const lifeEnd = (): number => now() + limits.lifeMs * (1 - JITTER * Math.random())

  function endInTime(connection: Connection, held: Held): void {
    const { identity } = connection
    if (!identity) return connection.end(CLOSE.unidentified, 'nobody signed in')
    const isExpired = expiry(identity) <= now()
    if (held.isAsked || isExpired || !connection.moveOn) return connection.end(CLOSE.reauthenticate, 'look again')
    held.isAsked = true
    held.until = Math.min(now() + MOVE_ON_MS, expiry(identity))
    connection.moveOn()
  }

  function seat(
    connection: Connection,
    { held, identity }: { readonly held: Held; readonly identity: LiveIdentity },
  ): boolean {
    const account = accountOf(identity)
    if (account && account.count >= account.most) return false
    if (account) count(account, 1)
    connection.identity = identity
    held.account = account
    held.until = Math.min(lifeEnd(), expiry(identity))
    return true
  }

  return {
    get size() {
      return all.size
    },

    add: (connection: Connection): void => void all.set(connection, { until: now() + limits.nobodyMs, isAsked: false }),

    delete(connection: Connection): void {
      const held = all.get(connection)
      all.delete(connection)
      if (held?.account) count(held.account, -1)
    },

    /** It is being found out who is at the other end; when all come at once that takes long, and is not their fault. */
    lookUp(connection: Connection): void {
      const held = all.get(connection)
      if (held) held.until = Infinity
    },

    /** It is known who is at the other end, undefined: nobody known. False when they have as many connections as they may. */
    identify(connection: Connection, identity: LiveIdentity | undefined): boolean {
      const held = all.get(connection)
      // It may be gone by now.
      if (!held) return true
      if (!identity) held.until = now() + limits.nobodyMs
      return !identity || seat(connection, { held, identity })
    },

    /** Ends the connections of some people; answers how many. */
    close(match: (identity: LiveIdentity) => boolean, code: number, reason: string): number {
      const matching = [...all.keys()].filter(({ identity }) => match(identity ?? {}))
      for (const connection of matching) connection.end(code, reason)
      return matching.length
    },

    /** Ends those whose time has come. */
    expire(): void {
      const at = now()
      for (const [connection, held] of all) if (held.until <= at) endInTime(connection, held)
    },
  }
}
