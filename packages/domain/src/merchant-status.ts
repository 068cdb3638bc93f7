import type { Merchant, MerchantStatus } from './marketplace.ts'
import { Refused } from './refused.ts'

/** From each status to which others: waiting for approval is over once it was decided. */
const next: Readonly<Record<MerchantStatus, readonly MerchantStatus[]>> = {
  'waiting-for-approval': ['approved', 'denied'],
  approved: ['denied'],
  denied: ['approved'],
}

/** The merchant with the status; the same object where it has it already. Refused: `merchant.status-not-possible`. */
export function withStatus(merchant: Merchant, status: MerchantStatus): Merchant {
  const { status: from, name } = merchant
  if (from === status) return merchant
  if (next[from].includes(status)) return { ...merchant, status }
  const sentence = `${name} is ${from} and cannot become ${status} any more. Possible now: ${next[from].join(', ')}.`
  throw new Refused('merchant.status-not-possible', sentence, { from, to: status, possible: next[from] })
}
