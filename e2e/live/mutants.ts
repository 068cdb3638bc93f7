import { vi } from 'vitest'
import type { Ring } from '@souk/api/live/ring'
import { parsePosition, type LiveEvent } from '@souk/contract/live'
import type { FeedEntry } from '@souk/services/live/feed-store'
import type { Wrongs } from './soak.ts'

/** A fault in the product, planted into its modules: what is imported from then on has it. */
export interface Mutant {
  readonly what: string
  /** As which wrong it must show. */
  readonly shows: keyof Wrongs
  plant(): void
}

export const skipsToHead: Mutant = {
  what: 'a server that takes a new subscription for up to date',
  shows: 'gaps',
  plant: () =>
    vi.doMock(import('@souk/api/live/lane'), async (original) => {
      const { Lane } = await original()
      class Deluded extends Lane {
        constructor(...[channel, options]: ConstructorParameters<typeof Lane>) {
          Object.defineProperty(options.reader, 'cursor', { get: () => channel.ring.tip(), set() {} })
          super(channel, options)
        }
      }
      return { Lane: Deluded }
    }),
}

export const mutants: readonly Mutant[] = [
  skipsToHead,
  {
    what: 'a server that looks where the log stands after it has read what it resumes with',
    shows: 'gaps',
    plant: () =>
      vi.doMock(import('@souk/api/live/reader'), async (original) => {
        const { Reader } = await original()
        class Late extends Reader {
          readonly #ring: Ring
          constructor(...[channel, snapshot]: ConstructorParameters<typeof Reader>) {
            super(channel, snapshot)
            this.#ring = channel.ring
          }
          override async first(lastEventId: string | undefined) {
            const message = await super.first(lastEventId)
            await new Promise((resolve) => setTimeout(resolve, 2))
            this.cursor = this.#ring.tip()
            return message
          }
        }
        return { Reader: Late }
      }),
  },
  {
    what: 'a tail that goes on past a gap',
    shows: 'gaps',
    plant: () =>
      vi.doMock(import('@souk/api/live/tail'), async (original) => {
        const { Tail } = await original()
        class Careless extends Tail {
          override offer(entry: FeedEntry) {
            if (!this.broken && entry.seq > this.head + 1) this.restart(entry.seq - 1)
            return super.offer(entry)
          }
        }
        return { Tail: Careless }
      }),
  },
  {
    what: 'a ring that drops an entry of those it is given back',
    shows: 'gaps',
    plant: () =>
      vi.doMock(import('@souk/api/live/ring'), async (original) => {
        const { Ring: Whole } = await original()
        class Holed extends Whole {
          override prepend(shard: number, older: readonly FeedEntry[]) {
            super.prepend(shard, older.length > 1 ? older.toSpliced(1, 1) : older)
          }
        }
        return { Ring: Holed }
      }),
  },
  {
    what: 'a flush that moves on the cursor of a lane that lags',
    shows: 'gaps',
    plant: () =>
      vi.doMock(import('@souk/api/live/flush'), async (original) => {
        const { flushLanes } = await original()
        return {
          flushLanes(lanes, flush) {
            for (const lane of lanes) {
              const lag = lane.lag.bind(lane)
              Object.assign(lane, {
                lag() {
                  lane.at = flush.ring.head
                  lag()
                },
              })
            }
            return flushLanes(lanes, flush)
          },
        }
      }),
  },
  {
    what: 'a hub that does not compare heads with the log',
    shows: 'diverged',
    plant: () =>
      vi.doMock(import('@souk/api/live/sweep'), async (original) => {
        const { sweep } = await original()
        return {
          sweep: (store, followers) =>
            sweep(
              store,
              followers.filter(({ epoch }) => epoch === ''),
            ),
        }
      }),
  },
  {
    what: 'a hub that keeps those who were shut out',
    shows: 'leaked',
    plant: () =>
      vi.doMock(import('@souk/api/live/connections'), async (original) => {
        const { createConnections } = await original()
        return { createConnections: (options) => Object.assign(createConnections(options), { close: () => 0 }) }
      }),
  },
  {
    what: 'a group commit that answers before it has committed',
    shows: 'lost',
    plant: () =>
      vi.doMock(import('@souk/postgres/orders/group-commit'), async (original) => {
        const { groupCommit } = await original()
        return {
          groupCommit: (...given: Parameters<typeof groupCommit>) => {
            const commit = groupCommit(...given)
            return async (task) => {
              void commit(task).catch(() => undefined)
              return []
            }
          },
        } as { groupCommit: typeof groupCommit }
      }),
  },
  {
    what: 'a client that takes in again what an overlap brings again',
    shows: 'doubles',
    plant: () =>
      vi.doMock(import('@souk/client/live/fold'), async (original) => {
        const { fold } = await original()
        return {
          fold(from, id, message) {
            const step = fold(from, id, message)
            return step.kind === 'events' && message.kind === 'events' ? { ...step, events: message.events } : step
          },
        }
      }),
  },
]

/** Does harm only where a server leaves holes. */
export const takesHoles: Mutant = {
  what: 'a client that goes on past a hole',
  shows: 'doubles',
  plant: () =>
    vi.doMock(import('@souk/client/live/fold'), async (original) => {
      const { fold } = await original()
      return {
        fold(from, id, message) {
          const step = fold(from, id, message)
          const to = parsePosition(id)
          if (step.kind !== 'hole' || message.kind !== 'events' || !from || !to) return step
          const isFresh = ({ shard, seq }: LiveEvent<unknown>) => seq > (from.seqs[shard] ?? 0)
          return { kind: 'events', position: to, events: message.events.filter(isFresh) }
        },
      }
    }),
}
