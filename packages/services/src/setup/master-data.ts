import type { MerchantId } from '@souk/domain/ids'
import type { Merchant, PaymentMethod, Side, Store } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import type { SetupDeps } from './deps.ts'
import type { StoredSetup } from './setup-store.ts'

/** Refused: `store.bad-locale`, `store.bad-time-zone`. */
export async function saveStore(deps: SetupDeps, store: Store): Promise<Store> {
  checkIntl('store.bad-locale', store.locale, () => new Intl.Locale(store.locale))
  checkIntl('store.bad-time-zone', store.timeZone, () => new Intl.DateTimeFormat('en', { timeZone: store.timeZone }))
  await deps.setup.saveStore(store)
  deps.marketplace.invalidate()
  return store
}

function checkIntl(code: string, value: string, make: () => unknown): void {
  try {
    make()
  } catch {
    throw new Refused(code, `"${value}" is not known. Use e.g. de-DE for a locale, Europe/Berlin for a time zone.`, {
      value,
    })
  }
}

export interface MerchantRequest extends Omit<Merchant, 'id' | 'reference' | 'process'> {
  readonly id?: MerchantId | undefined
  readonly reference?: string | undefined
  readonly process?: string | null | undefined
}

/**
 * A new merchant, or a changed one.
 * Refused: `merchant.not-found`, `merchant.unknown-store`, `process.not-found`, `merchant.duplicate-reference`.
 */
export async function saveMerchant(
  deps: SetupDeps,
  { id, reference, process, ...rest }: MerchantRequest,
): Promise<Merchant> {
  const stored = await deps.marketplace.stored()
  const unknown = rest.stores.find((code) => !stored.stores.some((store) => store.code === code))
  if (unknown) throw new Refused('merchant.unknown-store', `There is no store ${unknown}.`, { store: unknown })
  if (process) requireProcess(stored, process, 'merchant')
  const known = id && stored.merchants.find((one) => one.id === id)
  if (id && !known) throw new Refused('merchant.not-found', `There is no merchant ${id}.`, { id })
  const merchant: Merchant = {
    ...rest,
    id: id ?? (deps.newId() as MerchantId),
    reference: reference ?? known?.reference ?? nextReference(stored.merchants),
    ...(process && { process }),
  }
  await deps.setup.saveMerchant(merchant)
  deps.marketplace.invalidate()
  return merchant
}

/** `MER000001`, `MER000002` … one more than the highest in use. */
function nextReference(merchants: readonly Merchant[]): string {
  const highest = Math.max(0, ...merchants.map((one) => Number(/^MER(\d+)$/.exec(one.reference)?.[1] ?? 0)))
  return `MER${String(highest + 1).padStart(6, '0')}`
}

function requireProcess(stored: StoredSetup, name: string, side: Side): void {
  if (stored.processes.some((one) => one.name === name && one.side === side && one.active)) return
  throw new Refused('process.not-found', `There is no active ${side} process "${name}". Import it first.`, {
    name,
    side,
  })
}

/** Which process the orders of a payment method run. Refused: `process.not-found`. */
export async function savePaymentMethod(deps: SetupDeps, method: PaymentMethod): Promise<PaymentMethod> {
  requireProcess(await deps.marketplace.stored(), method.process, 'marketplace')
  await deps.setup.savePaymentMethod(method)
  deps.marketplace.invalidate()
  return method
}

/** Refused: `payment-method.not-found`. */
export async function removePaymentMethod(deps: SetupDeps, key: string): Promise<void> {
  const { paymentMethods } = await deps.marketplace.stored()
  if (!paymentMethods.some((one) => one.key === key)) {
    throw new Refused('payment-method.not-found', `There is no payment method ${key}.`, { key })
  }
  await deps.setup.removePaymentMethod(key)
  deps.marketplace.invalidate()
}
