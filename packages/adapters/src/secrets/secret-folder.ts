import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SecretStore } from '@souk/services/secrets/secret-store'

/** `SecretStore` as files of a folder, for their owner's eyes (mode 0600). Meant for a data directory that one server holds. */
export function secretFolder(folder: string): SecretStore {
  return {
    async read(name) {
      try {
        return await readFile(join(folder, name), 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async write(name, text) {
      const path = join(folder, name)
      const aside = `${path}.${randomUUID()}`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(aside, text, { mode: 0o600, flag: 'wx', flush: true })
        await rename(aside, path)
      } finally {
        await rm(aside, { force: true })
      }
    },
  }
}

/** Secrets of one store, each written into a folder besides, where programs of this machine look for it. */
export function alsoIn(folder: string, store: SecretStore): SecretStore {
  const copies = secretFolder(folder)
  return {
    read: store.read,
    async write(name, text) {
      await store.write(name, text)
      await copies.write(name, text)
    },
  }
}
