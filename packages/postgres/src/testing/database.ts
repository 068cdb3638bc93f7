import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { ask } from './ask.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's server: its migrated template database, and its superuser. */
    readonly postgres: { readonly url: string; readonly adminUrl: string }
  }
}

/** A database of one test, which is dropped, sessions and all, when it is disposed of. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string
}

/** A fresh database with Souk's schema, or an empty one. */
export async function testDatabase(template: 'souk' | 'template0' = 'souk'): Promise<TestDatabase> {
  const { url, adminUrl } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await ask(adminUrl, `create database ${name} owner souk template ${template} strategy file_copy`)
  const own = new URL(url)
  own.pathname = name
  const drop = async () => {
    await ask(adminUrl, `drop database ${name} with (force)`)
  }
  return { url: own.href, [Symbol.asyncDispose]: drop }
}
