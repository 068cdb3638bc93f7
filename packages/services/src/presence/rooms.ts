import type { OrderPresence, PresenceSnapshot } from '@souk/contract/presence'
import { oneAtATime } from './one-at-a-time.ts'
import type { Place, PresenceStore, Team } from './presence-store.ts'
import { changesBetween, whoIsWhere } from './who-is-where.ts'
import type { Presences } from './who-is-where.ts'

/** Between two readings: what comes quickly after another is shown together. */
const REST_MS = 50

interface Room {
  followers: number
  shown: Presences
}

export interface RoomsOptions {
  readonly store: Pick<PresenceStore, 'read'>
  /** Called with each order that is not as it was. */
  publish(team: Team, order: OrderPresence): void
}

const teamOf = ({ team }: Place): Team => team

/** The teams that somebody follows on this node, each as it was read last. */
export function createRooms({ store, publish }: RoomsOptions) {
  const rooms = new Map<Team, Room>()
  const unread = new Set<Team>()

  function show(team: Team, now: Presences): void {
    const room = rooms.get(team)
    if (!room) return
    const changes = changesBetween(room.shown, now)
    room.shown = now
    for (const change of changes) publish(team, change)
  }

  const readAll = oneAtATime(async () => {
    const teams = [...unread].filter((team) => rooms.has(team))
    unread.clear()
    if (teams.length === 0) return
    const found = await store.read(teams)
    const looks = Map.groupBy(found.looks, teamOf)
    const handled = Map.groupBy(found.handled, teamOf)
    for (const team of teams) show(team, whoIsWhere(looks.get(team) ?? [], handled.get(team) ?? []))
  }, REST_MS)

  return {
    /** Reads those of the teams that are followed. */
    async read(teams: Iterable<Team>): Promise<void> {
      for (const team of teams) if (rooms.has(team)) unread.add(team)
      if (unread.size > 0) await readAll()
    },
    followed: (): Team[] => [...rooms.keys()],
    shown: (team: Team): PresenceSnapshot => [...(rooms.get(team)?.shown.values() ?? [])],
    follow(team: Team): Disposable {
      const room = rooms.get(team) ?? { followers: 0, shown: new Map() }
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
