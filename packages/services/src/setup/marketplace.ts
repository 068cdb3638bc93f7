import type { ProcessId } from '@souk/domain/ids'
import type { Binding, Marketplace, RunnableProcess } from '@souk/domain/marketplace'
import { compile } from '@souk/process/compile'
import type { Compiled } from '@souk/process/compile'
import { schemeOf } from '../commissions/stored.ts'
import { thresholdRules } from '../thresholds/stored.ts'
import { settingsOf } from './settings.ts'
import type { SetupStore, StoredBinding, StoredProcess, StoredSetup } from './setup-store.ts'

/** The set-up as every rule reads it, kept in memory until something changed. */
export interface LiveMarketplace {
  current(): Promise<Marketplace>
  /** As stored: versions with findings and dates. */
  stored(): Promise<StoredSetup>
  /** The set-up changed, here or on another node. */
  invalidate(): void
}

const bindingsOf = (bindings: readonly StoredBinding[], kind: StoredBinding['kind']): ReadonlyMap<string, Binding> =>
  new Map(bindings.filter((one) => one.kind === kind).map((one) => [one.name, one.binding]))

/** Compiles each version once: versions never change. */
function runnable(compiled: Map<ProcessId, Compiled>, process: StoredProcess): RunnableProcess {
  const known = compiled.get(process.id) ?? compile(process.model)
  compiled.set(process.id, known)
  const { id, name, version, side } = process
  return { id, name, version, side, compiled: known }
}

export function liveMarketplace(store: Pick<SetupStore, 'load'>): LiveMarketplace {
  const compiled = new Map<ProcessId, Compiled>()
  let loading: Promise<{ stored: StoredSetup; marketplace: Marketplace }> | undefined

  const load = async () => {
    const stored = await store.load()
    const marketplace: Marketplace = {
      stores: new Map(stored.stores.map((one) => [one.code, one])),
      merchants: new Map(stored.merchants.map((one) => [one.id, one])),
      paymentMethods: new Map(stored.paymentMethods.map((one) => [one.key, one])),
      processes: new Map(stored.processes.map((one) => [one.id, runnable(compiled, one)])),
      active: new Map(stored.processes.filter((one) => one.active).map((one) => [one.name, one.id])),
      commands: bindingsOf(stored.bindings, 'command'),
      conditions: bindingsOf(stored.bindings, 'condition'),
      commission: schemeOf(stored),
      thresholds: thresholdRules(stored),
      settings: settingsOf(stored),
    }
    return { stored, marketplace }
  }
  const loaded = () => {
    const mine = (loading ??= load())
    mine.catch(() => {
      if (loading === mine) loading = undefined
    })
    return mine
  }
  return {
    current: async () => (await loaded()).marketplace,
    stored: async () => (await loaded()).stored,
    invalidate: () => {
      loading = undefined
    },
  }
}
