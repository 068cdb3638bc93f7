import { batch, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Souk } from '@souk/client/souk'
import type { ProcessId } from '@souk/domain/ids'
import type { BoardFrame } from '@souk/domain/order/frames'
import { countChanges, countKey, countsOf } from './state-counts.ts'

type Listener = {
  /** What was known may be old: read it again. Called once the board is followed, too. */
  readonly onReset?: (() => void) | undefined
  readonly onFrames?: ((frames: readonly BoardFrame[]) => void) | undefined
}

/** The operators' board: every order's row and moves as they happen, and how many items stand in each state. One stream for all who use it. */
export type Board = {
  /** Keeps the board followed for the owner's life. Operators only. */
  readonly follow: (listener?: Listener) => void
  /** Items in a state of a version, live while somebody follows. */
  readonly count: (process: ProcessId, state: string) => number
  /** Items in any state of a version. */
  readonly total: (process: ProcessId) => number
}

export function createBoard(souk: Pick<Souk, 'processes'>): Board {
  const [counts, setCounts] = createStore<Record<string, number>>({})
  const listeners = new Set<Listener>()
  let position: readonly number[] = []
  let live: { close(): void } | undefined

  const open = () =>
    souk.processes.live.follow(
      {},
      {
        onReset({ counts: counted }) {
          position = counted.position
          setCounts(reconcile(Object.fromEntries(countsOf(counted))))
          for (const { onReset } of listeners) onReset?.()
        },
        onEvents: (events) =>
          batch(() => {
            for (const [key, by] of countChanges(position, events)) setCounts(key, (count = 0) => count + by)
            const frames = events.map(({ payload }) => payload)
            for (const { onFrames } of listeners) onFrames?.(frames)
          }),
      },
    )
  const leave = (listener: Listener): void => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    live?.close()
    live = undefined
  }
  return {
    follow(listener = {}) {
      const mine = { ...listener }
      listeners.add(mine)
      if (live) queueMicrotask(() => listeners.has(mine) && mine.onReset?.())
      else live = open()
      onCleanup(() => leave(mine))
    },
    count: (process, state) => counts[countKey(process, state)] ?? 0,
    total: (process) =>
      Object.entries(counts).reduce(
        (sum, [key, count]) => (key.startsWith(countKey(process, '')) ? sum + count : sum),
        0,
      ),
  }
}
