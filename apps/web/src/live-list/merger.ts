/** When things run; the browser's own unless a test brings another. */
export type Pace = {
  readonly frame: (run: () => void) => void
  readonly later: (run: () => void, after: number) => void
  readonly now: () => number
}

export const browserPace: Pace = {
  frame: (run) => void requestAnimationFrame(run),
  later: (run, after) => void setTimeout(run, after),
  now: () => performance.now(),
}

/** More changes a second than this and rows are painted twice a second instead of every frame. */
export const throttleAbove = 200
const throttledEvery = 500
const second = 1000

type MergerOptions<Row> = {
  readonly keyOf: (row: Row) => string
  readonly versionOf: (row: Row) => number
  /** Gets each row once, in its newest version. */
  readonly flush: (rows: readonly Row[]) => void
  readonly onThrottled: (throttled: boolean) => void
  readonly pace: Pace
}

/** Collects patches and hands them on once a frame. */
export const createMerger = <Row>(options: MergerOptions<Row>) => {
  const waiting = new Map<string, Row>()
  let scheduled = false
  let throttled = false
  let window = { from: -Infinity, changes: 0 }

  const setThrottled = (next: boolean): void => {
    if (next === throttled) return
    throttled = next
    options.onThrottled(next)
  }

  const count = (changes: number): void => {
    const now = options.pace.now()
    if (now - window.from >= second) {
      if (window.changes <= throttleAbove) setThrottled(false)
      window = { from: now, changes: 0 }
    }
    window.changes += changes
    if (window.changes > throttleAbove) setThrottled(true)
  }

  /** Says that the rush is over when nothing comes any more. */
  const watchForCalm = (): void => {
    if (!throttled) return
    count(0)
    options.pace.later(watchForCalm, second)
  }

  const flush = (): void => {
    scheduled = false
    const rows = [...waiting.values()]
    waiting.clear()
    if (rows.length > 0) options.flush(rows)
  }

  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    if (throttled) options.pace.later(flush, throttledEvery)
    else options.pace.frame(flush)
  }

  const put = (row: Row): void => {
    const key = options.keyOf(row)
    const before = waiting.get(key)
    if (!before || options.versionOf(row) > options.versionOf(before)) waiting.set(key, row)
  }

  return {
    add: (rows: readonly Row[]): void => {
      const calm = !throttled
      for (const row of rows) put(row)
      count(rows.length)
      if (calm) watchForCalm()
      schedule()
    },
    drop: (): void => waiting.clear(),
  }
}
