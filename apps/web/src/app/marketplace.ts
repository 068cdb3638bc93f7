import { createEffect, createMemo, on, untrack } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'
import type { Me } from '@souk/contract/people'
import type { ProcessSummary } from '@souk/contract/processes'
import type { MerchantId, ProcessId } from '@souk/domain/ids'
import type { Merchant, PaymentMethod, Store } from '@souk/domain/marketplace'
import { displayName } from '@souk/process/display'
import type { Process } from '@souk/process/model'
import { phaseOf } from '@souk/process/phase'
import { locale } from '../text/locale.ts'
import type { Phase } from '../ui/phase.ts'
import type { Changes, Part } from './changes.ts'
import { createFollowed } from './followed.ts'
import { createProcessModels } from './process-models.ts'

/** How a state is shown: its colour group, and what customers read for it in the person's language. */
export type StateLook = { readonly phase: Phase; readonly display: string }

/**
 * The set-up as screens name it, read again whenever the server says that it changed. Merchant users have stores, the
 * merchant processes and their own merchant; lists are empty until they were read.
 */
export type Marketplace = {
  /** Everything was read at least once. */
  readonly ready: Accessor<boolean>
  /** Why the last reading of a part failed, if it did. */
  readonly error: Accessor<unknown>
  readonly reload: () => void
  readonly stores: Accessor<readonly Store[]>
  readonly merchants: Accessor<readonly Merchant[]>
  readonly paymentMethods: Accessor<readonly PaymentMethod[]>
  /** Every version of every process one may see. */
  readonly processes: Accessor<readonly ProcessSummary[]>
  readonly storeOf: (code: string) => Store | undefined
  readonly merchantOf: (id: MerchantId) => Merchant | undefined
  /** Its reference while, or where, its name is not known. */
  readonly merchantName: (id: MerchantId) => string
  readonly processOf: (id: ProcessId) => ProcessSummary | undefined
  /** The version's states, events and transitions; fetched when first asked for, undefined until then. */
  readonly modelOf: (id: ProcessId) => Process | undefined
  /** Neutral and by its own name until the version's model is there. */
  readonly stateOf: (process: ProcessId, state: string) => StateLook
  /** To hear of changes of other parts, e.g. people and keys. */
  readonly changes: Changes
}

type MarketplaceOptions = {
  readonly souk: Souk
  readonly me: Accessor<Me | null | undefined>
  readonly changes: Changes
}

export function createMarketplace({ souk, me, changes }: MarketplaceOptions): Marketplace {
  const ofOperators = <T>(load: () => Promise<readonly T[]>) =>
    createFollowed(async (): Promise<readonly T[]> => (me()?.kind === 'operator' ? await load() : []))
  const stores = createFollowed(() => souk.stores.list.query())
  const merchants = ofOperators(() => souk.merchants.list.query())
  const paymentMethods = ofOperators(() => souk.paymentMethods.list.query())
  const processes = createFollowed(() => souk.processes.list.query())
  const models = createProcessModels(souk)
  const parts = [stores, merchants, paymentMethods, processes]

  const reload = (): void => {
    for (const part of parts) void part.reload()
    models.retry()
  }
  const clear = (): void => {
    for (const part of parts) part.clear()
    models.clear()
  }
  const person = createMemo(() => me()?.id)
  createEffect(
    on(person, (id) => {
      clear()
      if (id !== undefined) reload()
    }),
  )
  const follow = (of: readonly Part[], run: () => void): void => changes.on(of, () => untrack(person) && run())
  follow(['stores'], () => void stores.reload())
  follow(['merchants'], () => void merchants.reload())
  follow(['paymentMethods'], () => void paymentMethods.reload())
  follow(['processes', 'bindings'], () => {
    void processes.reload()
    models.retry()
  })

  const storesByCode = createMemo(() => new Map<string, Store>(stores.value()?.map((one) => [one.code, one])))
  const merchantsById = createMemo(() => new Map(merchants.value()?.map((one) => [one.id, one])))
  const processesById = createMemo(() => new Map(processes.value()?.map((one) => [one.id, one])))
  const named = (id: MerchantId) => merchantsById().get(id) ?? [me()?.merchant].find((own) => own?.id === id)
  const stateOf = (id: ProcessId, name: string): StateLook => {
    const model = models.of(id)
    const state = model?.states.find((one) => one.name === name)
    if (!model || !state) return { phase: 'neutral', display: name }
    return { phase: phaseOf(model, name), display: displayName(state, locale()) }
  }
  return {
    ready: () => parts.every((part) => part.value() !== undefined),
    error: () => parts.map((part) => part.error()).find((error) => error !== undefined),
    reload,
    stores: () => stores.value() ?? [],
    merchants: () => merchants.value() ?? [],
    paymentMethods: () => paymentMethods.value() ?? [],
    processes: () => processes.value() ?? [],
    storeOf: (code) => storesByCode().get(code),
    merchantOf: (id) => merchantsById().get(id),
    merchantName: (id) => named(id)?.name ?? '…',
    processOf: (id) => processesById().get(id),
    modelOf: models.of,
    stateOf,
    changes,
  }
}
