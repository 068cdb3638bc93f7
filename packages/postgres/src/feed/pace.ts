const REST = 3
const MOST_REST_MS = 25
const PATIENCE_MS = 1_000

/** Lets reads begin: each calls back once it may, and is then done by `spend`. */
export interface Pace {
  schedule(begin: () => void): void
  spend<Answer>(read: () => Promise<Answer>): Promise<Answer>
}

/**
 * One read at a time, and a rest of three times as long before the next, 25 ms at most: whoever comes meanwhile shares
 * it. While a read takes a millisecond, nobody waits to speak of; where the database is busy, it is asked for more at a
 * time and less often. One that does not come back holds up the others for a second.
 */
export function createPace(): Pace {
  let waiting: (() => void)[] = []
  let isTaken = false

  function next(): void {
    const beginning = waiting
    waiting = []
    isTaken = beginning.length > 0
    for (const begin of beginning) begin()
  }
  return {
    schedule(begin) {
      waiting.push(begin)
      if (isTaken) return
      isTaken = true
      setImmediate(next)
    },
    async spend(read) {
      const begun = performance.now()
      const impatient = setTimeout(next, PATIENCE_MS)
      try {
        return await read()
      } finally {
        clearTimeout(impatient)
        setTimeout(next, Math.min(MOST_REST_MS, REST * (performance.now() - begun)))
      }
    },
  }
}
