import type { MerchantId } from '@souk/domain/ids'
import { Refused } from '@souk/domain/refused'
import type { Identity } from '@souk/services/people/people'

/** Whose things the caller reaches: a merchant's user their own, an operator those of the one named or all. */
export function scope({ actor }: Identity, named: MerchantId | undefined): MerchantId | undefined {
  if (actor.kind !== 'merchant') return named
  if (named && named !== actor.merchant) throw new Refused('merchant.not-found', 'There is no such merchant.')
  return actor.merchant
}

/** People of the marketplace; other apps see less. */
export const isOperator = ({ actor }: Identity): boolean => actor.kind === 'operator'
