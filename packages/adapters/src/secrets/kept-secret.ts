import { randomBytes } from 'node:crypto'
import type { SecretStore } from '@souk/services/secrets/secret-store'

/** What the auth library asks for. */
export const LEAST_CHARACTERS = 32

/**
 * The secret of a store, which is made the first time. Session cookies are signed with it: without it people sign in
 * again. Whoever shares the store with others calls this in turn.
 */
export async function keptSecret(store: SecretStore): Promise<string> {
  const kept = (await store.read('secret'))?.trim() ?? ''
  if (kept.length >= LEAST_CHARACTERS) return kept
  const fresh = randomBytes(32).toString('base64url')
  await store.write('secret', `${fresh}\n`)
  return fresh
}
