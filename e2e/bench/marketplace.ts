import { join } from 'node:path'
import { createSouk } from '@souk/client/souk'
import type { Souk } from '@souk/client/souk'
import type { MerchantId } from '@souk/domain/ids'
import { claimDataDir } from '@souk/postgres/embedded/claim'
import { readPidFile } from '@souk/postgres/embedded/pid-file'
import { startPostgres } from '@souk/postgres/embedded/server'
import { startProduct, temporaryDataDir, type Product } from '../browser/product.ts'
import { cookieJar } from './cookie-jar.ts'

/** Enough that two orders seldom meet at one merchant. */
const MERCHANTS = 100

/** The real product in a process of its own, on a real database of its own, and those who use it. */
export interface Marketplace extends AsyncDisposable {
  readonly url: string
  readonly databaseUrl: string
  readonly serverPid: number
  readonly postmasterPid: number
  /** Signed in; follows live too. */
  readonly operator: Souk
  readonly apiKey: string
  readonly merchants: readonly { readonly id: MerchantId; readonly reference: string }[]
  /** Codes, the busiest first. */
  readonly stores: readonly string[]
}

const STORES = ['DE', 'AT', 'US']
/** A store that grants an hour of grace. */
export const GRACE_STORE = 'GRACE'

/** Starts an empty marketplace without the demo: some stores, a hundred merchants, a shop's key. Commits reach the disk. */
export async function openMarketplace(): Promise<Marketplace> {
  await using started = new AsyncDisposableStack()
  const dataDir = started.use(await temporaryDataDir())
  const database = join(dataDir.path, 'database')
  started.use(await claimDataDir(database))
  const postgres = started.use(await startPostgres({ dataDir: database, log: () => {} }))
  const env = { SOUK_DEMO: 'off', DATABASE_URL: postgres.url }
  const product = started.use(await startProduct({ dataDir: join(dataDir.path, 'server'), env }))
  const { fetch, WebSocket } = cookieJar()
  const operator = createSouk({ url: product.url, fetch, WebSocket })
  started.defer(() => operator.close())
  const people = await setUp(operator, firstRunToken(product))
  const held = started.move()
  return {
    ...people,
    stores: STORES,
    url: product.url,
    databaseUrl: postgres.url,
    serverPid: product.pid,
    postmasterPid: (await readPidFile(join(database, 'postgres')))?.pid ?? 0,
    operator,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

/** Of the one-time link that an empty product prints. */
export function firstRunToken({ printed }: Pick<Product, 'printed'>): string {
  const [, token = ''] = /first-run\?token=(\S+)/.exec(printed()) ?? []
  return token
}

/** Makes the first operator with the token of the one-time link, then stores, merchants and a shop's key. */
export async function setUp(operator: Souk, token: string): Promise<Pick<Marketplace, 'apiKey' | 'merchants'>> {
  await operator.people.firstRun.mutate({ token, name: 'Olga', email: 'olga@example.com', password: 'a long password' })
  for (const code of [...STORES, GRACE_STORE]) {
    await operator.stores.save.mutate({
      code,
      name: `Store ${code}`,
      currencies: ['EUR'],
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      gracePeriodMinutes: code === GRACE_STORE ? 60 : 0,
    })
  }
  const merchants = []
  for (let n = 1; n <= MERCHANTS; n++) {
    const email = `merchant${n}@example.com`
    merchants.push(
      await operator.merchants.save.mutate({ name: `Merchant ${n}`, email, stores: [...STORES, GRACE_STORE] }),
    )
  }
  const { key } = await operator.keys.add.mutate({ name: 'Bench shop', scopes: ['shop', 'events'] })
  return { apiKey: key, merchants }
}
