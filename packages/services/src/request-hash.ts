import { hash } from 'node:crypto'

/** The same value gives the same text whatever the order of its keys. Inputs were parsed: no key is `__proto__`. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(canonical)
  const sorted: Record<string, unknown> = {}
  const entries = value as Readonly<Record<string, unknown>>
  // A loop over plain names: entries, compared and put together again, take twice as long.
  for (const key of Object.keys(value).toSorted()) sorted[key] = canonical(entries[key])
  return sorted
}

/** SHA-256 hex of what was asked, so that a reused idempotency key is recognised. */
export const requestHash = (procedure: string, input: unknown): string =>
  hash('sha256', `${procedure} ${JSON.stringify(canonical(input))}`)
