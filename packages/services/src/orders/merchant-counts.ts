import type { MerchantCounts } from '@souk/contract/merchant-orders'
import type { MerchantId } from '@souk/domain/ids'
import type { OrderDeps } from './deps.ts'

/** Counts of merchant machines alone, of one merchant or of all: nothing of the marketplace's process shows. */
export async function merchantCounts(deps: OrderDeps, merchant: MerchantId | undefined): Promise<MerchantCounts> {
  const [{ counts }, { processes }] = await Promise.all([
    deps.counters.read(merchant ? { merchant } : {}),
    deps.marketplace.current(),
  ])
  const merchantSide = new Set(
    [...processes.values()].filter((one) => one.side === 'merchant').map((one): string => one.id),
  )
  return { counts: counts.filter((one) => merchantSide.has(one.process)) }
}
