import { createHash } from 'node:crypto'

/** The same value gives the same text whatever the order of its keys. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]))
}

/** SHA-256 hex of what was asked, so that a reused idempotency key is recognised. */
export const requestHash = (procedure: string, input: unknown): string =>
  createHash('sha256')
    .update(`${procedure} ${JSON.stringify(canonical(input))}`)
    .digest('hex')
