import type { OrderPresence, PresenceSnapshot } from '@souk/contract/presence'
import { oneAtATime } from './one-at-a-time.ts'
import { OPERATORS } from './presence-store.ts'
import type { TeamOrder, PresenceStore, Team } from './presence-store.ts'
import { changesBetween, whoIsWhere } from './who-is-where.ts'
import type { Found, Presences } from './who-is-where.ts'

/** Between two readings: what comes quickly after another is shown together. */
const REST_MS = 50

interface Room {
  followers: number
  /** Where its own people are. */
  own: Pick<Found, 'looks' | 'handled'>
  shown: Presences
}

export interface RoomsOptions {
  readonly store: Pick<PresenceStore, 'read' | 'support'>
  /** Called with each order that is not as it was. */
  publish(team: Team, order: OrderPresence): void
}

const teamOf = ({ team }: TeamOrder): Team => team
const referenceOf = ({ reference }: TeamOrder): string => reference
const isOfMerchant = (team: Team): boolean => team !== OPERATORS

/**
 * The teams that somebody follows on this node, each as it was read last. Where operators are is shown to merchants as the
 * marketplace's support: read with every change of either, so that nothing of an operator is kept in a merchant's room.
 */
export function createRooms({ store, publish }: RoomsOptions) {
  const rooms = new Map<Team, Room>()
  const unread = new Set<Team>()
  const isAnyMerchants = (): boolean => rooms.keys().some(isOfMerchant)
  const isShown = (team: Team): boolean => rooms.has(team) || (team === OPERATORS && isAnyMerchants())

  /** Merchants' pages at whose orders operators are, by team. */
  let support: ReadonlyMap<Team, readonly TeamOrder[]> = new Map()

  function show(team: Team): void {
    const room = rooms.get(team)
    if (!room) return
    const now = whoIsWhere({ ...room.own, supported: support.get(team)?.map(referenceOf) })
    const changes = changesBetween(room.shown, now)
    room.shown = now
    for (const change of changes) publish(team, change)
  }

  const readAll = oneAtATime(async () => {
    const teams = [...unread].filter((team) => rooms.has(team))
    unread.clear()
    const [found, orders] = await Promise.all([
      teams.length > 0 ? store.read(teams) : { looks: [], handled: [] },
      isAnyMerchants() ? store.support() : [],
    ])
    const looks = Map.groupBy(found.looks, teamOf)
    const handled = Map.groupBy(found.handled, teamOf)
    for (const team of teams) {
      const room = rooms.get(team)
      if (room) room.own = { looks: looks.get(team), handled: handled.get(team) }
    }
    const before = support
    support = Map.groupBy(orders, teamOf)
    for (const team of new Set([...teams, ...before.keys(), ...support.keys()])) show(team)
  }, REST_MS)

  return {
    /** Reads those of the teams that are followed; the operators' also where merchants are. */
    async read(teams: Iterable<Team>): Promise<void> {
      for (const team of teams) if (isShown(team)) unread.add(team)
      if (unread.size > 0) await readAll()
    },
    followed: (): Team[] => [...rooms.keys()],
    shown: (team: Team): PresenceSnapshot => [...(rooms.get(team)?.shown.values() ?? [])],
    follow(team: Team): Disposable {
      const room = rooms.get(team) ?? { followers: 0, own: {}, shown: new Map() }
      rooms.set(team, room)
      room.followers++
      return {
        [Symbol.dispose]() {
          if (--room.followers === 0) rooms.delete(team)
        },
      }
    },
  }
}
