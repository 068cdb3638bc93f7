import type { Merchant } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'

/** A marketplace has one shop of its own. */
export function duplicateMain({ reference }: Pick<Merchant, 'reference'>): Refused {
  const sentence = `${reference} is the main merchant, and there is one. Save it with main: false first.`
  return new Refused('merchant.duplicate-main', sentence, { reference })
}
