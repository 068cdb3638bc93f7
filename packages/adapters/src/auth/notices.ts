import type { AuthNotice, Identity } from '@souk/services/people/people'
import { limitedMap } from './limited-map.ts'

/** Notices remembered by name; whoever is older than the last forgotten one is looked at again. */
const MOST_NOTICES = 10_000

/** What this node has heard of `sys:auth`, as far as it can take something away from somebody. */
export interface Notices {
  /** Of a look-up that begins now; `vouch` says whom it found. */
  moment(): number
  vouch(identity: Identity, moment: number): void
  /** Nothing was heard, since the look-up that found them began, that concerns them. Of strangers: ever. */
  isUntouched(identity: Identity): boolean
  heard(notice: AuthNotice): void
  /** Something may have been missed: everybody is to be looked at again. */
  heardAnything(): void
}

interface Vouched {
  readonly moment: number
  readonly subjects: readonly string[]
  /** The last moment at which nothing had been heard; spares most questions. */
  untouchedAt: number
}

/** Counts what is heard, so that no clock decides what came first. */
export function notices(): Notices {
  let now = 0
  let oldest = 0
  const heardAt = limitedMap<number>(MOST_NOTICES, (moment) => (oldest = Math.max(oldest, moment)))
  const vouched = new WeakMap<Identity, Vouched>()

  const vouch = (identity: Identity, moment: number): Vouched => {
    const one = { moment, subjects: subjectsOf(identity), untouchedAt: -1 }
    vouched.set(identity, one)
    return one
  }
  return {
    moment: () => now,
    vouch,
    isUntouched(identity) {
      const one = vouched.get(identity) ?? vouch(identity, 0)
      if (one.untouchedAt === now) return true
      const untouched =
        one.moment >= oldest && one.subjects.every((subject) => (heardAt.get(subject) ?? 0) <= one.moment)
      if (untouched) one.untouchedAt = now
      return untouched
    },
    heard(notice) {
      now += 1
      heardAt.set(subjectOf(notice), now)
    },
    heardAnything() {
      now += 1
      oldest = now
    },
  }
}

function subjectOf(notice: AuthNotice): string {
  switch (notice.kind) {
    case 'session-ended':
      return `session ${notice.id}`
    case 'person-changed':
      return `person ${notice.id}`
    case 'key-revoked':
      return `key ${notice.id}`
    case 'merchant-changed':
      return `merchant ${notice.merchant}`
  }
}

function subjectsOf({ kind, id, actor }: Identity): string[] {
  const merchant = actor.kind === 'merchant' ? [`merchant ${actor.merchant}`] : []
  return kind === 'key' ? [`key ${id}`] : [`session ${id}`, `person ${actor.id}`, ...merchant]
}
