import type { Identity, People } from '@souk/services/people/people'
import { limitedMap } from './limited-map.ts'
import type { LimitedMap } from './limited-map.ts'
import { notices } from './notices.ts'
import type { Notices } from './notices.ts'

const KNOWN_MS = 30_000
const UNKNOWN_MS = 3_000
const MOST_KNOWN = 20_000
/** Apart from the known ones, so that a flood of guesses drives nobody out. */
const MOST_UNKNOWN = 5_000

type Found = Identity | undefined

/** Who is behind which credentials, in memory. */
export interface Identities extends Pick<Notices, 'heard'>, Pick<People, 'isCurrent'> {
  /** Asks `lookUp` at most once at a time and, unless a notice takes it back, once in 30 s (3 s for nobody). */
  find(credential: string, lookUp: () => Promise<Found>): Promise<Found>
  /** Entries of `sys:auth` may have been missed. */
  forgetAll(): void
}

interface Kept {
  readonly identity: Found
  readonly until: number
}

export function identities(now: () => Date): Identities {
  const known = limitedMap<Kept>(MOST_KNOWN)
  const unknown = limitedMap<Kept>(MOST_UNKNOWN)
  const asking = new Map<string, Promise<Found>>()
  const { moment, vouch, isUntouched, heard, heardAnything } = notices()

  const isCurrent = (identity: Identity): boolean =>
    (identity.expiresAt === undefined || Date.parse(identity.expiresAt) > now().getTime()) && isUntouched(identity)

  const recall = (credential: string): Kept | undefined => {
    const kept = known.get(credential) ?? unknown.get(credential)
    const isGood = kept && kept.until > now().getTime() && (!kept.identity || isCurrent(kept.identity))
    return isGood ? kept : undefined
  }

  const keep = (credential: string, identity: Found): void => {
    const [kept, other, ms]: [LimitedMap<Kept>, LimitedMap<Kept>, number] = identity
      ? [known, unknown, KNOWN_MS]
      : [unknown, known, UNKNOWN_MS]
    kept.set(credential, { identity, until: now().getTime() + ms })
    other.delete(credential)
  }

  const ask = async (credential: string, lookUp: () => Promise<Found>): Promise<Found> => {
    const began = moment()
    const identity = await lookUp()
    if (identity) vouch(identity, began)
    keep(credential, identity)
    return identity
  }

  const askOnce = (credential: string, lookUp: () => Promise<Found>): Promise<Found> => {
    const asked = asking.get(credential)
    if (asked) return asked
    const answer = ask(credential, lookUp).finally(() => asking.delete(credential))
    asking.set(credential, answer)
    return answer
  }

  return {
    isCurrent,
    heard,
    async find(credential, lookUp) {
      const kept = recall(credential)
      if (kept) return kept.identity
      const identity = await askOnce(credential, lookUp)
      if (!identity || isCurrent(identity)) return identity
      // A notice came while it was asked for: what was found may be from before it.
      const again = await askOnce(credential, lookUp)
      return again && isCurrent(again) ? again : undefined
    },
    forgetAll() {
      known.clear()
      unknown.clear()
      heardAnything()
    },
  }
}
