import { setTimeout as delay } from 'node:timers/promises'
import type { Handling, PresenceSnapshot, PresentPerson } from '@souk/contract/presence'
import type { NewId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import { presenceTopic } from '@souk/domain/topics'
import type { HintBus } from '../live/hint-bus.ts'
import type { AuthNotice } from '../people/people.ts'
import { createLooks } from './looks.ts'
import { OPERATORS } from './presence-store.ts'
import type { Ended, TeamOrder, PresenceStore, Team } from './presence-store.ts'
import { createRooms } from './rooms.ts'
import type { RoomsOptions } from './rooms.ts'

/** How often a node renews its looks and sees which ran out elsewhere: one that died is shown for `LOOK_MS` and this. */
const BEAT_MS = 10_000

/** Somebody at an order. */
export interface Caller extends TeamOrder {
  readonly person: PresentPerson
  readonly session: string
}

/** Presence as one node knows it. A courtesy among people: nothing asks it whether somebody may do something. */
export interface Presence {
  /** Shows the caller at the order until it is disposed of. */
  look(caller: Caller): Disposable
  /** Keeps what is known of the team current until it is disposed of; nothing of other teams is read or published here. */
  follow(team: Team): Disposable
  /** Where people of a followed team are, read after the call. */
  of(team: Team): Promise<PresenceSnapshot>
  /** Asked again by who has it, the same answer. Refused: `handling.taken`. */
  claim(caller: Caller): Promise<Handling>
  /** From whom the caller saw handling it, or from nobody. Refused: `handling.taken` when it is somebody else by now. */
  takeOver(caller: Caller, from: string): Promise<Handling>
  /** Lets go of it if it is the caller's. */
  release(caller: Caller): Promise<void>
  /** Who is signed out lets go of what they handle. */
  heard(notice: AuthNotice): void
  /** Keeps this node's looks alive until the signal fires, and takes them away then. */
  run(signal: AbortSignal): Promise<void>
}

export interface PresenceOptions extends Pick<RoomsOptions, 'publish'> {
  readonly store: PresenceStore
  readonly hints: HintBus
  readonly newId: NewId
  report(error: unknown): void
}

/**
 * The store is the truth, and a node shows what it read there last. It reads when it wrote something, when another hints that
 * it did, and with every beat: a lost hint costs a beat and nothing else.
 */
export function createPresence({ store, hints, newId, publish, report }: PresenceOptions): Presence {
  const node = newId()
  const rooms = createRooms({ store, publish })
  const looks = createLooks({ store, node, newId, onWritten: changed, report })

  function changed(teams: readonly Team[]): void {
    const each = new Set(teams)
    if (each.size > 0) hints.hint([...each].map(presenceTopic))
    rooms.read(each).catch(report)
  }

  hints.listen((topics) => {
    const isMeant = (team: Team): boolean => topics === '*' || topics.includes(presenceTopic(team))
    rooms.read([OPERATORS as Team, ...rooms.followed()].filter(isMeant)).catch(report)
  })

  async function claim(caller: Caller, from?: string): Promise<Handling> {
    const handling = await store.claim(caller, from)
    changed([caller.team])
    if (handling.by.id !== caller.person.id) throw taken(caller, handling)
    return handling
  }

  async function beat(): Promise<void> {
    await looks.renew()
    await store.sweep()
    await rooms.read(rooms.followed())
  }

  return {
    look: ({ team, reference, person }) => looks.look({ team, reference, person }),
    follow: rooms.follow,
    async of(team) {
      await rooms.read([team])
      return rooms.shown(team)
    },
    claim: (caller) => claim(caller),
    takeOver: claim,
    async release(caller) {
      await store.release(caller)
      changed([caller.team])
    },
    heard(notice) {
      const ended = endedBy(notice)
      if (ended) store.end(ended).then(changed, report)
    },
    async run(signal) {
      while (!signal.aborted) {
        await beat().catch(report)
        await delay(BEAT_MS, undefined, { signal }).catch(() => undefined)
      }
      await store.leave(node).then(changed, report)
    },
  }
}

function taken({ reference }: Caller, { by, since }: Handling): Refused {
  return new Refused('handling.taken', `${by.name} handles ${reference} since ${since}.`, { reference, by, since })
}

function endedBy(notice: AuthNotice): Ended | undefined {
  switch (notice.kind) {
    case 'session-ended':
      return { session: notice.id }
    case 'person-changed':
      return { person: notice.id }
    // They may come back; what they do not, runs out.
    case 'merchant-changed':
    case 'key-revoked':
      return undefined
  }
}
