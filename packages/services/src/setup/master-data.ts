import { defined } from '@souk/domain/defined'
import type { Loose } from '@souk/domain/defined'
import type { MerchantId } from '@souk/domain/ids'
import { GRACE_PERIOD_MINUTES } from '@souk/domain/marketplace'
import type { Merchant, PaymentMethod, Side, Store } from '@souk/domain/marketplace'
import { withStatus } from '@souk/domain/merchant-status'
import { Refused } from '@souk/domain/refused'
import { changeMerchant } from '../merchants/change-merchant.ts'
import type { SetupDeps } from './deps.ts'
import type { StoredSetup } from './setup-store.ts'

/** A new store whose grace period is left out has the usual one; one that is there keeps its own. */
export type StoreRequest = Omit<Store, 'gracePeriodMinutes'> & Loose<Partial<Pick<Store, 'gracePeriodMinutes'>>>

/** Refused: `store.bad-locale`, `store.bad-time-zone`. */
export async function saveStore(deps: SetupDeps, request: StoreRequest): Promise<Store> {
  const { code, locale, timeZone } = request
  checkIntl('store.bad-locale', locale, () => new Intl.Locale(locale))
  checkIntl('store.bad-time-zone', timeZone, () => new Intl.DateTimeFormat('en', { timeZone }))
  const known = (await deps.marketplace.stored()).stores.find((one) => one.code === code)
  const gracePeriodMinutes = request.gracePeriodMinutes ?? known?.gracePeriodMinutes ?? GRACE_PERIOD_MINUTES
  const store = { ...request, gracePeriodMinutes }
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

/** What has to be said of every merchant. */
type Told = Pick<Merchant, 'name' | 'email' | 'stores'>

/** What is left out of a merchant who is there stays as it is. */
export interface MerchantRequest extends Told, Loose<Partial<Omit<Merchant, keyof Told | 'process'>>> {
  /** Null: the default. */
  readonly process?: string | null | undefined
}

/**
 * A new merchant, or a changed one. Refused: `merchant.not-found`, `merchant.unknown-store`, `process.not-found`,
 * `merchant.duplicate-reference`, `merchant.duplicate-main`, `merchant.status-not-possible`.
 */
export async function saveMerchant(deps: SetupDeps, { id, ...request }: MerchantRequest): Promise<Merchant> {
  const stored = await deps.marketplace.stored()
  const { stores, process } = request
  const unknown = stores.find((code) => !stored.stores.some((store) => store.code === code))
  if (unknown) throw new Refused('merchant.unknown-store', `There is no store ${unknown}.`, { store: unknown })
  if (process) requireProcess(stored, process, 'merchant')
  if (id)
    return changeMerchant(deps, id, (known) => merchantOf(request, withStatus(known, request.status ?? known.status)))
  return addMerchant(deps, request)
}

/** A reference that somebody else was given meanwhile is not insisted on. */
async function addMerchant(deps: SetupDeps, request: Omit<MerchantRequest, 'id'>): Promise<Merchant> {
  const { merchants } = await deps.marketplace.stored()
  const reference = request.reference ?? nextReference(merchants)
  const merchant = merchantOf(request, { ...untold, id: deps.newId() as MerchantId, reference })
  try {
    await deps.setup.saveMerchant(merchant)
    return merchant
  } catch (error) {
    const isTaken = error instanceof Refused && error.code === 'merchant.duplicate-reference'
    if (!isTaken || request.reference !== undefined) throw error
  } finally {
    deps.marketplace.invalidate()
  }
  return addMerchant(deps, request)
}

/** What a new merchant is unless it is said. */
const untold = { status: 'approved', active: true, main: false, warehouses: [] } as const

type Known = Omit<Merchant, keyof Told>

function merchantOf({ process, ...said }: Omit<MerchantRequest, 'id'>, { process: runs, ...known }: Known): Merchant {
  const kept = process === undefined ? runs : (process ?? undefined)
  return { ...known, ...defined(said), ...(kept && { process: kept }) }
}

/** `MER000001`, `MER000002` … one more than the highest in use. */
function nextReference(merchants: readonly Merchant[]): string {
  const numbers = merchants.map((one) => BigInt(/^MER(\d+)$/.exec(one.reference)?.[1] ?? 0))
  const highest = numbers.reduce((one, other) => (one > other ? one : other), 0n)
  return `MER${String(highest + 1n).padStart(6, '0')}`
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
