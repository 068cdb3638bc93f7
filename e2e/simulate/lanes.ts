/** What a write is answered by. */
type Done = () => void

export interface LanesOptions {
  /** Writes that go together at most. */
  readonly most: number
  /** Commits so many writes: says when they are written, and then, when the disk has them. */
  commit(size: number, written: Done, done: Done): void
}

const LANES = 2

/**
 * Group commit as the product does it (`packages/postgres`): what arrives while a batch is written goes into the next one; a
 * second lane opens once a full batch waits.
 */
export function createLanes({ most, commit }: LanesOptions) {
  let waiting: Done[] = []
  let open = 0

  function fill(): void {
    const isWorth = open === 0 ? waiting.length > 0 : waiting.length >= most
    if (open === LANES || !isWorth) return
    open++
    const batch = waiting.slice(0, most)
    waiting = waiting.slice(most)
    const written = (): void => {
      open--
      fill()
    }
    commit(batch.length, written, () => {
      for (const done of batch) done()
    })
  }
  return (done: Done): void => {
    waiting.push(done)
    fill()
  }
}
