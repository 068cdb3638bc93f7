import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Undefined when there is none. */
export async function readPrivate(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Puts a file in place whole or not at all, for its owner's eyes (mode 0600). */
export async function writePrivate(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(aside, text, { mode: 0o600, flag: 'wx', flush: true })
    await rename(aside, path)
  } finally {
    await rm(aside, { force: true })
  }
}
