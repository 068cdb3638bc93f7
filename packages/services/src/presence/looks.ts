import type { NewId } from '@souk/domain/ids'
import { oneAtATime } from './one-at-a-time.ts'
import type { Look, PresenceStore, Team } from './presence-store.ts'

export interface LooksOptions {
  readonly store: Pick<PresenceStore, 'keep'>
  readonly node: string
  readonly newId: NewId
  /** These teams' looks were written. */
  onWritten(teams: readonly Team[]): void
  report(error: unknown): void
}

/** The pages open on this node. What a failed write loses the next renewal makes up for, or its time runs out. */
export function createLooks({ store, node, newId, onWritten, report }: LooksOptions) {
  const open = new Map<string, Look>()
  let seen: Look[] = []
  let left: Look[] = []

  const write = oneAtATime(async () => {
    // One that is over already must not be written after it was taken away.
    const looks = { seen: seen.filter(({ id }) => open.has(id)), left }
    seen = []
    left = []
    await store.keep(node, looks)
    onWritten([...looks.seen, ...looks.left].map(({ team }) => team))
  })

  return {
    look(at: Omit<Look, 'id'>): Disposable {
      const look = { ...at, id: newId() }
      open.set(look.id, look)
      seen.push(look)
      write().catch(report)
      return {
        [Symbol.dispose]() {
          open.delete(look.id)
          left.push(look)
          write().catch(report)
        },
      }
    },
    renew(): Promise<void> {
      seen = [...open.values()]
      return write()
    },
  }
}
