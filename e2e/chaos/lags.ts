/** Milliseconds, counted rather than kept: a run hears millions. */
export interface Lags {
  /** Nothing a clock that was set wrong on purpose says is counted. */
  add(ms: number): void
  readonly count: number
  /** The lag that this share of all does not exceed; NaN of none. */
  quantile(share: number): number
}

/** Longer than any fault lasts, shorter than any clock is set wrong by. */
const LONGEST_MS = 300_000

export function createLags(): Lags {
  const counts: number[] = []
  let count = 0
  return {
    add(ms) {
      if (Math.abs(ms) > LONGEST_MS) return
      const at = Math.max(0, Math.round(ms))
      counts[at] = (counts[at] ?? 0) + 1
      count++
    },
    get count() {
      return count
    },
    quantile(share) {
      let seen = 0
      for (const at of Object.keys(counts)) {
        seen += counts[Number(at)] ?? 0
        if (seen >= share * count) return Number(at)
      }
      return Number.NaN
    },
  }
}
