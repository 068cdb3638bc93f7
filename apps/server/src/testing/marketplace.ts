import { placeOrder as placeInput } from '@souk/contract/orders'
import type { PlaceOrder } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import type { StoreCode } from '@souk/domain/ids'
import { testDatabase } from '@souk/postgres/testing/database'
import { saveMerchant, saveStore } from '@souk/services/setup/master-data'
import { compose } from '../compose.ts'
import type { Composed } from '../compose.ts'
import { configFrom } from '../config.ts'
import { installDefaults } from '../demo/install-defaults.ts'
import { serve } from '../serve.ts'

export const operator: Actor = { kind: 'operator', id: 'olga', name: 'Olga' }
export const shop: Actor = { kind: 'shop', id: 'web-shop', name: 'Web shop' }

const address = {
  firstName: 'Ada',
  lastName: 'Byron',
  address1: 'Hauptstraße 1',
  city: 'Berlin',
  zipCode: '10115',
  country: 'DE',
}

/** One line each of the merchants named, 20.00 gross, one shipment for 5.00. */
export function cart(key: string, merchants: readonly string[], method = 'invoice'): PlaceOrder {
  return placeInput.parse({
    idempotencyKey: `cart ${key}`,
    store: 'DE',
    customer: { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com' },
    billing: address,
    shipments: [{ key: 'home', address, method: 'Standard', carrier: 'Post', price: 500, taxRate: 1900 }],
    items: merchants.map((merchant, line) => ({
      sku: `S${line}`,
      name: `Thing ${line}`,
      quantity: 1,
      merchant,
      unitPrice: 2000,
      taxRate: 1900,
    })),
    payments: [{ method, captured: method === 'card' }],
  })
}

export interface TestMarketplace extends AsyncDisposable {
  readonly composed: Composed
  readonly databaseUrl: string
  readonly faults: readonly unknown[]
  /** Another server before the same database. */
  readonly another: () => Promise<Composed>
  /** Another server that answers on a loopback port, without its workers. */
  readonly node: () => Promise<TestNode>
}

export interface TestNode extends AsyncDisposable {
  /** Of HTTP and, with `ws:`, of WebSockets. */
  readonly url: string
}

/**
 * The composed product on a database of its own: one store without a grace period, merchants MER000001 (main) to MER000003.
 * `env` as the server's.
 */
export async function openMarketplace(env: Readonly<Record<string, string>> = {}): Promise<TestMarketplace> {
  await using opening = new AsyncDisposableStack()
  const database = opening.use(await testDatabase())
  const faults: unknown[] = []
  const config = configFrom({ SOUK_DEMO: 'off', SOUK_WORKERS: 'none', SOUK_DRAIN_MS: '0', ...env })
  const report = (where: string, error: unknown) => void faults.push([where, error])
  const another = async () =>
    compose({
      config,
      databaseUrl: database.url,
      directUrl: database.url,
      secret: 's'.repeat(32),
      report,
    })
  const composed = opening.use(await another())
  await installDefaults(composed)
  const DE = 'DE' as StoreCode
  await saveStore(composed.setup, {
    code: DE,
    name: 'Germany',
    currencies: ['EUR'],
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    gracePeriodMinutes: 0,
  })
  for (const number of [1, 2, 3]) {
    const merchant = {
      name: `Merchant ${number}`,
      email: `m${number}@example.com`,
      status: 'approved',
      active: true,
    } as const
    await saveMerchant(composed.setup, { ...merchant, main: number === 1, stores: [DE] })
  }
  const held = opening.move()
  return {
    composed,
    databaseUrl: database.url,
    faults,
    another: async () => held.use(await another()),
    async node() {
      const served = await another()
      const { port, stop } = await serve(served, { ...config, port: 0 })
      return {
        url: `http://127.0.0.1:${port}/trpc`,
        async [Symbol.asyncDispose]() {
          await stop()
          await served[Symbol.asyncDispose]()
        },
      }
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
