/** Time that passes as fast as its events can be worked off. Milliseconds. */
export interface Clock {
  readonly now: number
  /** Runs something once so much time has passed; what is due at one moment runs in the order it was asked for. */
  after(delay: number, run: () => void): void
  /** Works off what is due until then. */
  runUntil(end: number): void
}

interface Due {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

const isBefore = (one: Due, other: Due): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

/** A binary heap: the earliest in front. */
function agenda() {
  const heap: Due[] = []
  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]]
    if (a && b) [heap[one], heap[other]] = [b, a]
  }
  const precedes = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]]
    return a !== undefined && (b === undefined || isBefore(a, b))
  }
  const sink = (from: number): void => {
    for (let at = from; ;) {
      const left = 2 * at + 1
      const least = precedes(left, left + 1) ? left : left + 1
      if (!precedes(least, at)) return
      swap(least, at)
      at = least
    }
  }
  return {
    peek: () => heap[0],
    add(due: Due): void {
      heap.push(due)
      for (let at = heap.length - 1; at > 0 && precedes(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1)
    },
    drop(): void {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      sink(0)
    },
  }
}

export function createClock(): Clock {
  const due = agenda()
  let now = 0
  let asked = 0
  return {
    get now() {
      return now
    },
    after: (delay, run) => due.add({ at: now + Math.max(0, delay), order: asked++, run }),
    runUntil(end) {
      for (let next = due.peek(); next && next.at <= end; next = due.peek()) {
        due.drop()
        now = next.at
        next.run()
      }
      now = end
    },
  }
}
