/** Attempts at work that may fail before it is parked where people see it. */
export const MOST_ATTEMPTS = 8

/** How long to wait after so many of them: doubling from 2 s, at most 10 minutes. */
export const backoffMs = (attempts: number): number => Math.min(2_000 * 2 ** (attempts - 1), 600_000)
