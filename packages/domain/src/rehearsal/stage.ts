import { compile, placeOf } from '@souk/process/compile'
import type { Process } from '@souk/process/model'
import type { Actor } from '../actor.ts'
import { noCommission } from '../commission/scheme.ts'
import { builtins } from '../engine/builtins/registry.ts'
import type { Command, Engine } from '../engine/registry.ts'
import type { MerchantId, ProcessId, StoreCode } from '../ids.ts'
import type { Marketplace, Merchant, PaymentMethod, RunnableProcess, Store } from '../marketplace.ts'
import type { Order } from '../order/order.ts'
import type { PlaceInput } from '../order/place-input.ts'
import { placeOrder } from '../order/place.ts'
import { defaultSettings } from '../settings.ts'
import { noThresholds } from '../threshold/threshold.ts'

/** The two processes that items of an invented order run. */
export interface Pair {
  readonly marketplace: Process
  readonly merchant: Process
}

/** An order of one item, placed and not yet started, and the engine it is to run in. */
export interface Stage {
  readonly engine: Engine
  readonly order: Order
}

/** How the orders differ that a rehearsal begins with: what the built-in conditions ask about. */
const arrangements = [0, 30].flatMap((gracePeriodMinutes) =>
  [true, false].map((captured) => ({ gracePeriodMinutes, captured })),
)

/** An order each that was paid and is to be paid, with and without a grace period. Names nobody knows are commands that do nothing. */
export function stagesOf(pair: Pair): readonly Stage[] {
  return arrangements.map(({ gracePeriodMinutes, captured }) => {
    const marketplace = marketplaceOf(pair, { ...store, gracePeriodMinutes })
    const newId = counting()
    const context = { marketplace, actor: system, now, newId, data: {} }
    const { commands, ...registry } = builtins
    const engine: Engine = { context, registry: { ...registry, commands: withNoops(commands, pair) } }
    const [runs] = [...marketplace.processes.values()]
    return { engine, order: placed(cart(captured), { engine, runs }) }
  })
}

export const system: Actor = { kind: 'system', id: 'rehearsal', name: 'Rehearsal' }

const now = new Date('2026-01-05T09:00:00.000Z')
const DE = 'DE' as StoreCode

const store: Store = {
  code: DE,
  name: 'Germany',
  currencies: ['EUR'],
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  gracePeriodMinutes: 0,
}

const merchantId = '00000000-0000-7000-8000-00000000000a' as MerchantId

const merchantOf = ({ merchant: { name } }: Pair): Merchant => ({
  id: merchantId,
  reference: 'MER000001',
  name: 'Merchant',
  email: 'merchant@example.com',
  status: 'approved',
  active: true,
  main: false,
  stores: [DE],
  warehouses: [],
  process: name,
})

function marketplaceOf(pair: Pair, of: Store): Marketplace {
  const processes = [runnable(pair.marketplace, 'marketplace'), runnable(pair.merchant, 'merchant')]
  const payment: PaymentMethod = { key: 'invoice', provider: 'Souk', process: pair.marketplace.name }
  return {
    stores: new Map([[of.code as string, of]]),
    merchants: new Map([[merchantId, merchantOf(pair)]]),
    paymentMethods: new Map([[payment.key, payment]]),
    processes: new Map(processes.map((each) => [each.id, each])),
    active: new Map(processes.map(({ name, id }) => [name, id])),
    commands: new Map(),
    conditions: new Map(),
    commission: noCommission,
    thresholds: noThresholds,
    settings: defaultSettings,
  }
}

/** Two processes of one name keep apart by their sides. */
function runnable(process: Process, side: RunnableProcess['side']): RunnableProcess {
  const { name } = process
  return { id: `${side} ${name}` as ProcessId, name, version: 1, side, compiled: compile(process) }
}

const noop: Command = { by: 'order', run: () => ({ events: [] }) }

function withNoops(known: ReadonlyMap<string, Command>, { marketplace, merchant }: Pair): ReadonlyMap<string, Command> {
  const named = [...marketplace.events, ...merchant.events].flatMap(({ command }) => command ?? [])
  return new Map([...named.map((name) => [name, noop] as const), ...known])
}

/** Uuids that count up: a rehearsal is the same every time. */
function counting(): () => string {
  let last = 0
  return () => `00000000-0000-7000-8000-${(++last).toString(16).padStart(12, '1')}`
}

const address = {
  firstName: 'Ada',
  lastName: 'Byron',
  address1: 'Kirchweg',
  city: 'Berlin',
  zipCode: '10115',
  country: 'DE',
}

const cart = (captured: boolean): PlaceInput => ({
  store: DE,
  priceMode: 'gross',
  test: true,
  customer: { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com' },
  billing: address,
  shipments: [
    { key: 'a', address, method: 'Standard', carrier: 'Post', price: 0, taxRate: 0, discounts: [], mixed: false },
  ],
  items: [
    {
      sku: 'lamp',
      name: 'Lamp',
      quantity: 1,
      splittable: true,
      merchant: 'MER000001',
      unitPrice: 100_00,
      taxRate: 1900,
      options: [],
      discounts: [],
    },
  ],
  discounts: [],
  expenses: [],
  payments: [{ method: 'invoice', captured }],
})

function placed(
  input: PlaceInput,
  { engine: { context }, runs }: { engine: Engine; runs: RunnableProcess | undefined },
): Order {
  const { marketplace, newId } = context
  const { initial } = runs?.compiled.process ?? { initial: '' }
  const reserved = runs !== undefined && placeOf(runs.compiled, initial).state.reserved
  return placeOrder(input, {
    store: marketplace.stores.get(DE) ?? store,
    merchants: new Map([...marketplace.merchants.values()].map((each) => [each.reference, each])),
    paymentMethods: marketplace.paymentMethods,
    thresholds: marketplace.thresholds,
    processOf: () => runs && { id: runs.id, initial, reserved },
    reference: 'DE--1',
    now,
    newId,
  })
}
