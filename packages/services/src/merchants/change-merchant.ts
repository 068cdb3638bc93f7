import type { MerchantId } from '@souk/domain/ids'
import type { Merchant, MerchantProfile, MerchantStatus } from '@souk/domain/marketplace'
import { withStatus } from '@souk/domain/merchant-status'
import type { SetupDeps } from '../setup/deps.ts'
import { merchantNotFound } from '../setup/refusals.ts'

/** Changes one merchant under its lock. Refused: `merchant.not-found`, whatever `change` throws. */
export async function changeMerchant(
  { setup, marketplace }: SetupDeps,
  id: MerchantId,
  change: (known: Merchant) => Merchant,
): Promise<Merchant> {
  const [changed] = await setup.changeMerchants([id], change)
  marketplace.invalidate()
  if (changed) return changed
  throw merchantNotFound(id)
}

/** Denying takes the merchant's people out; approved again, each of them is activated by hand. Refused: `merchant.status-not-possible`. */
export function setStatus(deps: SetupDeps, id: MerchantId, status: MerchantStatus): Promise<Merchant> {
  return changeMerchant(deps, id, (known) => withStatus(known, status))
}

/** One who is switched off gets no new orders, and finishes those it has. */
export function setActive(deps: SetupDeps, id: MerchantId, active: boolean): Promise<Merchant> {
  return changeMerchant(deps, id, (known) => (known.active === active ? known : { ...known, active }))
}

/** What customers and operators may know of it, whole. */
export function saveProfile(deps: SetupDeps, id: MerchantId, profile: MerchantProfile): Promise<Merchant> {
  return changeMerchant(deps, id, (known) => ({ ...known, profile }))
}
