/** So many a second, and so many at once after a pause. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

const clock = (): number => performance.now()

/** What is left of a rate: each call takes one. */
export class Bucket {
  readonly #rate: Rate
  readonly #now: () => number
  #tokens: number
  #at: number

  constructor(rate: Rate, now = clock) {
    this.#rate = rate
    this.#now = now
    this.#tokens = rate.burst
    this.#at = now()
  }

  /** False when none is left. */
  take(): boolean {
    const { perSecond, burst } = this.#rate
    const passed = this.#now() - this.#at
    this.#at += passed
    this.#tokens = Math.min(burst, this.#tokens + (passed / 1000) * perSecond)
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }
}
