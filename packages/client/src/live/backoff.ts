const BASE_MS = 1000
const CAP_MS = 10_000

/**
 * How long to wait before the attempt with this number (from 0): anywhere between nothing and twice as long as last
 * time, so that a thousand clients who lost the same server do not come back together.
 */
export function fullJitter(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt)
}
