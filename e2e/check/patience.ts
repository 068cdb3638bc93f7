import { vi } from 'vitest'

/** Machines are noisy: a fact is waited for about as long as its test is, not for the second that is the default. */
const PATIENCE_MS = 30_000

const { waitFor } = vi
vi.waitFor = (fact, options = {}) =>
  waitFor(fact, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options })
