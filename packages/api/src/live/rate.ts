/** So many a second, and so many at once after a pause. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** A token bucket: each call takes one, and answers whether there was one left. */
export function createRate({ perSecond, burst }: Rate, now: () => number = () => performance.now()): () => boolean {
  let tokens = burst
  let at = now()
  return () => {
    const passed = now() - at
    at += passed
    tokens = Math.min(burst, tokens + (passed / 1000) * perSecond)
    if (tokens < 1) return false
    tokens--
    return true
  }
}
