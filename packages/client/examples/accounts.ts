import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createSouk } from '../src/souk.ts'
import type { Souk } from '../src/souk.ts'

/** What a demo server keeps in its data directory: who can sign in, and the key of the demo shop. */
export interface Accounts {
  readonly apiKey?: string
  /** By e-mail. */
  readonly passwords: Readonly<Record<string, string>>
}

const root = resolve(import.meta.dirname, '../../..')

/** The demo's accounts; none where no demo server has written any. */
export async function readAccounts(): Promise<Accounts> {
  const file = join(resolve(root, process.env['SOUK_DATA_DIR'] ?? '.souk'), 'demo-accounts.json')
  const text = await readFile(file, 'utf8').catch(() => '{"passwords":{}}')
  return JSON.parse(text) as Accounts
}

/** A `fetch` that keeps cookies, as a browser does. */
function fetchWithCookies(): typeof fetch {
  const jar = new Map<string, string>()
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(input, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    return response
  }
}

export interface SignedIn {
  readonly souk: Souk
  /** Absent for operators. */
  readonly merchant?: string
}

/** Signs a person in, as the sign-in screen does. */
export async function signIn(url: string, [email, password]: readonly [string, string]): Promise<SignedIn> {
  const souk = createSouk({ url, fetch: fetchWithCookies() })
  const me = await souk.people.signIn.mutate({ email, password })
  return { souk, ...(me?.merchant && { merchant: me.merchant.id }) }
}
