import { randomBytes } from 'node:crypto'
import { readPrivate, writePrivate } from './private-file.ts'

/** What the auth library asks for. */
const LEAST_CHARACTERS = 32

/**
 * The secret of a file, which is made the first time. Session cookies are signed with it: without it people sign in
 * again. Meant for a data directory that one server holds.
 */
export async function secretFile(path: string): Promise<string> {
  const kept = (await readPrivate(path))?.trim() ?? ''
  if (kept.length >= LEAST_CHARACTERS) return kept
  const fresh = randomBytes(32).toString('base64url')
  await writePrivate(path, `${fresh}\n`)
  return fresh
}
