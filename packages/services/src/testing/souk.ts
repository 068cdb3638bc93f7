import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import type { PlacedOrder, PlaceOrder, TriggerAnswer } from '@souk/contract/orders'
import type { Actor } from '@souk/domain/actor'
import { builtins } from '@souk/domain/engine/builtins/registry'
import type { NewId, OrderId } from '@souk/domain/ids'
import type { Side, Store } from '@souk/domain/marketplace'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { aMerchant, aStore, card, invoice, noPayment } from '@souk/domain/testing/marketplace'
import { aCart } from '@souk/domain/testing/order'
import { defaultProcessFiles, defaultProcessRoot } from '@souk/process/defaults'
import { memoryFiles } from '../files/memory-files.ts'
import type { InvoiceDeps } from '../invoices/deps.ts'
import type { InvoicePrinter } from '../invoices/invoice-printer.ts'
import type { Announcement } from '../live/announcement.ts'
import { memoryFeed } from '../live/memory-feed.ts'
import type { MemoryFeed } from '../live/memory-feed.ts'
import type { KeptOrders, OrderDeps } from '../orders/deps.ts'
import { memoryOrders } from '../orders/memory-order-store.ts'
import { placeOrder } from '../orders/place-order.ts'
import { triggerEvent } from '../orders/trigger-event.ts'
import type { SetupDeps } from '../setup/deps.ts'
import { liveMarketplace } from '../setup/marketplace.ts'
import { memorySetup } from '../setup/memory-setup.ts'
import { importProcess } from '../setup/processes.ts'

export const operator: Actor = { kind: 'operator', id: 'olga', name: 'Olga Operator' }
export const shop: Actor = { kind: 'shop', id: 'shop', name: 'Demo shop' }
/** A user of the n-th merchant. */
export const merchantUser = (n: number): Actor => ({
  kind: 'merchant',
  id: `m${n}`,
  name: `Merchant user ${n}`,
  merchant: aMerchant(n).id,
})

/** The files of the default processes. */
export const processFiles = defaultProcessFiles.map((path) => ({
  path,
  content: readFileSync(new URL(path, defaultProcessRoot), 'utf8'),
}))
const mains = processFiles.filter(({ path }) => !path.includes('ubprocess'))

/** Stands still until it is set. */
export interface Clock {
  now: Date
}

/** Store DE, merchants MER000001 (main) to MER000009, the default processes, invoice, card and nothing to pay. */
async function fill(setup: SetupDeps, store: Partial<Store>): Promise<void> {
  await setup.setup.saveStore(aStore(store))
  for (let n = 1; n <= 9; n++) await setup.setup.saveMerchant(aMerchant(n))
  const how = { compatible: false, activate: true, dryRun: false }
  for (const { path } of mains) await importProcess(setup, { files: processFiles, main: path, ...how })
  for (const method of [invoice, card, noPayment]) await setup.setup.savePaymentMethod(method)
  setup.marketplace.invalidate()
}

export interface SoukOptions {
  /** Where orders are kept; default: in memory. */
  readonly kept?: KeptOrders
  readonly newId?: NewId
  readonly store?: Partial<Store>
  /** Nothing is set up. */
  readonly empty?: boolean
  /** Where what is announced goes. */
  readonly feed?: MemoryFeed
}

/** Paper of a kind: all that an invoice says. */
const plainPrinter: InvoicePrinter = {
  print: async (document) => new TextEncoder().encode(JSON.stringify(document)),
}

/** A whole marketplace without its faces. */
export type TestSouk = Awaited<ReturnType<typeof aSouk>>

export async function aSouk({ newId = uuidv7, feed = memoryFeed(), store = {}, ...options }: SoukOptions = {}) {
  const clock: Clock = { now: new Date('2026-11-02T10:00:00.000Z') }
  const now = () => clock.now
  const listeners: ((announcement: Announcement) => void)[] = []
  const announce = (announcement: Announcement): void => {
    feed.append(announcement.topic, JSON.stringify(announcement.payload))
    for (const listen of listeners) listen(announcement)
  }
  const setupStore = memorySetup({ now, announce })
  const marketplace = liveMarketplace(setupStore)
  const names = { commands: new Set(builtins.commands.keys()), conditions: new Set(builtins.conditions.keys()) }
  const setup: SetupDeps = { setup: setupStore, marketplace, builtins: names, now, newId }
  if (!options.empty) await fill(setup, store)
  const kept = options.kept ?? memoryOrders({ newId, feed })
  const orders: OrderDeps = { ...kept, marketplace, registry: builtins, now, newId }

  return {
    clock,
    feed,
    kept,
    orders,
    invoices: { ...orders, files: memoryFiles(), printer: plainPrinter } satisfies InvoiceDeps,
    setup,
    announce,
    /** Hears what is announced from now on. */
    listen: (listener: (announcement: Announcement) => void) => void listeners.push(listener),
    /** One camera of the second merchant on invoice, unless said. */
    place: (cart: Partial<PlaceInput> & { readonly idempotencyKey?: string } = {}): Promise<PlacedOrder> =>
      placeOrder(orders, shop, { idempotencyKey: newId(), ...aCart(), ...cart } as PlaceOrder),
    async trigger(actor: Actor, order: OrderId, event: string): Promise<TriggerAnswer> {
      const side: Side = actor.kind === 'merchant' ? 'merchant' : 'marketplace'
      return triggerEvent(orders, actor, { order, side, event, reference: '', idempotencyKey: newId(), data: {} })
    },
  }
}
