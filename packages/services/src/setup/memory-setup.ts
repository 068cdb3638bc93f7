import type { MerchantId, ProcessId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import type { Announcement } from '../live/announcement.ts'
import { authNotice, setupChanged } from '../live/announcement.ts'
import { isWelcome } from '../people/welcome.ts'
import { duplicateMain, duplicateReference, merchantNotFound, processNotFound } from './refusals.ts'
import type { EntryKey, SetupEntry, SetupStore, StoredBinding, StoredProcess, StoredSetup } from './setup-store.ts'

export interface MemorySetupOptions {
  readonly now: () => Date
  readonly announce?: (announcement: Announcement) => void
}

/** `SetupStore` in memory. */
export function memorySetup({ now, announce = () => {} }: MemorySetupOptions): SetupStore {
  const stores = new Map<string, StoredSetup['stores'][number]>()
  const merchants = new Map<string, StoredSetup['merchants'][number]>()
  const paymentMethods = new Map<string, StoredSetup['paymentMethods'][number]>()
  const processes = new Map<ProcessId, StoredProcess>()
  const bindings = new Map<string, StoredBinding>()
  const entries = new Map<string, SetupEntry>()

  const deactivate = (name: string): void => {
    for (const one of processes.values()) if (one.name === name) processes.set(one.id, { ...one, active: false })
  }
  const sorted = <T>(map: Map<string, T>, by: (one: T) => string): T[] =>
    [...map.values()].toSorted((a, b) => by(a).localeCompare(by(b)))

  /** Two there are already stay so. */
  const checkMain = (after: readonly Merchant[]): void => {
    const mains = after.filter(({ main }) => main)
    const fresh = mains.find(({ id }) => !merchants.get(id)?.main)
    const other = mains.find((one) => one !== fresh)
    if (fresh && other) throw duplicateMain(other)
  }

  const writeMerchants = (changed: readonly Merchant[]): void => {
    const after = new Map([...merchants, ...changed.map((merchant) => [merchant.id, merchant] as const)])
    checkReferences([...after.values()])
    checkMain([...after.values()])
    for (const merchant of changed) {
      merchants.set(merchant.id, merchant)
      announce(setupChanged('merchants'))
      if (isWelcome(merchant)) continue
      announce(authNotice({ kind: 'merchant-changed', merchant: merchant.id }))
      announce(setupChanged('people'))
    }
  }

  const load = (): StoredSetup => ({
    stores: sorted(stores, ({ code }) => code),
    merchants: sorted(merchants, ({ reference }) => reference),
    paymentMethods: sorted(paymentMethods, ({ key }) => key),
    processes: sorted(processes, ({ name }) => name),
    bindings: sorted(bindings, ({ kind, name }) => `${kind} ${name}`),
    entries: sorted(entries, entryKey),
  })

  return {
    load: async () => load(),
    async saveStore(store) {
      stores.set(store.code, store)
      announce(setupChanged('stores'))
    },
    saveMerchant: async (merchant) => writeMerchants([merchant]),
    async changeMerchants(ids, change) {
      const known = ids.map((id) => merchants.get(id) ?? notFound(id))
      const changed = known.map(change)
      writeMerchants(changed.filter((merchant, index) => merchant !== known[index]))
      return changed
    },
    async savePaymentMethod(method) {
      paymentMethods.set(method.key, method)
      announce(setupChanged('paymentMethods'))
    },
    async removePaymentMethod(key) {
      if (paymentMethods.delete(key)) announce(setupChanged('paymentMethods'))
    },
    async addProcess({ activate, ...process }) {
      const version =
        1 +
        processes
          .values()
          .filter(({ name }) => name === process.name)
          .toArray().length
      if (activate) deactivate(process.name)
      const stored = { ...process, version, active: activate, importedAt: now().toISOString() }
      processes.set(process.id, stored)
      announce(setupChanged('processes'))
      return stored
    },
    async activateProcess(id) {
      const process = processes.get(id)
      if (!process) throw processNotFound({ id })
      deactivate(process.name)
      processes.set(id, { ...process, active: true })
      announce(setupChanged('processes'))
    },
    async bind(kind, name, binding) {
      if (binding) bindings.set(`${kind} ${name}`, { kind, name, binding })
      else bindings.delete(`${kind} ${name}`)
      announce(setupChanged('bindings'))
    },
    async changeEntries(decide) {
      const { saved = [], gone = [], answer } = decide(load())
      for (const entry of saved) entries.set(entryKey(entry), entry)
      for (const entry of gone) entries.delete(entryKey(entry))
      if (saved.length + gone.length > 0) announce(setupChanged('entries'))
      return answer
    },
  }
}

function checkReferences(merchants: readonly Merchant[]): void {
  const taken = new Set<string>()
  for (const { reference } of merchants) {
    if (taken.has(reference)) throw duplicateReference(reference)
    taken.add(reference)
  }
}

function notFound(id: MerchantId): never {
  throw merchantNotFound(id)
}

const entryKey = ({ kind, key }: EntryKey): string => `${kind} ${key}`
