import { readFileSync } from 'node:fs'
import { compile, placeOf } from '@souk/process/compile'
import { defaultProcessFiles, defaultProcessRoot } from '@souk/process/defaults'
import type { Process } from '@souk/process/model'
import { filesOf } from '@souk/process/read/files'
import { readProcess } from '@souk/process/read/read-process'
import { sampleProcess } from '@souk/process/testing/sample'
import type { Sample } from '@souk/process/testing/sample'
import type { Actor } from '../../actor.ts'
import { noCommission } from '../../commission/scheme.ts'
import type { CommissionScheme } from '../../commission/scheme.ts'
import type { MerchantId, ProcessId } from '../../ids.ts'
import type { Binding, Marketplace, Merchant, RunnableProcess, Store } from '../../marketplace.ts'
import type { Order } from '../../order/order.ts'
import type { PlaceInput } from '../../order/place-input.ts'
import { placeOrder } from '../../order/place.ts'
import { defaultSettings } from '../../settings.ts'
import type { Settings } from '../../settings.ts'
import { countingIds } from '../../testing/ids.ts'
import { aMerchant, aStore, card, invoice, noPayment } from '../../testing/marketplace.ts'
import { aCart, aPlaceContext, NOW } from '../../testing/order.ts'
import { noThresholds } from '../../threshold/threshold.ts'
import { builtins } from '../builtins/registry.ts'
import type { Engine, Registry } from '../registry.ts'

export const operator: Actor = { kind: 'operator', id: 'op', name: 'Olga Operator' }
export const shop: Actor = { kind: 'shop', id: 'shop', name: 'Demo shop' }
export const customer: Actor = { kind: 'customer', id: 'ada', name: 'Ada Lovelace' }
export const system: Actor = { kind: 'system', id: 'system', name: 'system' }

/** A user of the n-th merchant. */
export function merchantUser(n: number): Actor {
  return { kind: 'merchant', id: `m${n}`, name: `Merchant user ${n}`, merchant: aMerchant(n).id }
}

const bytes = defaultProcessFiles.map((file) => [file, readFileSync(new URL(file, defaultProcessRoot))] as const)
const mains = defaultProcessFiles.filter((file) => !file.includes('ubprocess'))

/** Souk's own processes as they ship. */
export const defaultProcesses: readonly Process[] = mains.map((file) => {
  const { process, findings } = readProcess(filesOf(Object.fromEntries(bytes)), file)
  if (!process) throw new Error(JSON.stringify(findings))
  return process
})

export interface World {
  readonly actor?: Actor
  readonly now?: Date
  readonly store?: Partial<Store>
  /** Beside the defaults; one of the same name takes its place. */
  readonly processes?: readonly Process[]
  readonly merchants?: Readonly<Record<number, Partial<Merchant>>>
  readonly commands?: Readonly<Record<string, Binding>>
  readonly conditions?: Readonly<Record<string, Binding>>
  readonly commission?: CommissionScheme
  readonly settings?: Partial<Settings>
  /** Rules beside the built-ins. */
  readonly registry?: Partial<Registry>
  readonly data?: Readonly<Record<string, unknown>>
}

/** A world in which orders on invoice run this process. */
export function running(sample: Sample, world: World = {}): World {
  return { ...world, processes: [{ ...sampleProcess(sample), name: 'MarketplacePayment01' }] }
}

/** An engine over the default processes: store DE without a grace period, merchants MER000001 (main) to MER000009. */
export function anEngine(world: World = {}): Engine {
  const { actor = operator, now = new Date(NOW), data = {}, registry = {} } = world
  return {
    context: { marketplace: aMarketplace(world), actor, now, newId: countingIds(), data },
    registry: {
      commands: new Map([...builtins.commands, ...(registry.commands ?? [])]),
      conditions: new Map([...builtins.conditions, ...(registry.conditions ?? [])]),
      timeouts: new Map([...builtins.timeouts, ...(registry.timeouts ?? [])]),
    },
  }
}

/** An order as placed and not yet started. */
export function placed(cart: Partial<PlaceInput>, { context }: Engine): Order {
  const { marketplace, now, newId } = context
  const [store = aStore()] = marketplace.stores.values()
  return placeOrder(
    aCart(cart),
    aPlaceContext({
      store,
      now,
      newId,
      processOf: (name) => {
        const active = marketplace.processes.get(marketplace.active.get(name) ?? ('' as ProcessId))
        if (!active) return undefined
        const { initial } = active.compiled.process
        return { id: active.id, initial, reserved: placeOf(active.compiled, initial).state.reserved }
      },
    }),
  )
}

function aMarketplace({
  store = {},
  processes = [],
  merchants = {},
  commands = {},
  conditions = {},
  commission = noCommission,
  settings = {},
}: World): Marketplace {
  const names = new Set(processes.map(({ name }) => name))
  const all = [...defaultProcesses.filter(({ name }) => !names.has(name)), ...processes]
  const runnable = all.map((process): RunnableProcess => {
    const side = process.dialect === 'oms' ? 'marketplace' : 'merchant'
    return { id: process.name as ProcessId, name: process.name, version: 1, side, compiled: compile(process) }
  })
  const people = Array.from({ length: 9 }, (_, index) => aMerchant(index + 1, merchants[index + 1]))
  return {
    stores: new Map([[aStore().code as string, aStore(store)]]),
    merchants: new Map(people.map((merchant): [MerchantId, Merchant] => [merchant.id, merchant])),
    paymentMethods: new Map([invoice, card, noPayment].map((method) => [method.key, method])),
    processes: new Map(runnable.map((each) => [each.id, each])),
    active: new Map(runnable.map((each) => [each.name, each.id])),
    commands: new Map(Object.entries(commands)),
    conditions: new Map(Object.entries(conditions)),
    commission,
    thresholds: noThresholds,
    settings: { ...defaultSettings, ...settings },
  }
}
