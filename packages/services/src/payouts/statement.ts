import type { PayoutStatement } from '@souk/contract/payouts'
import { sum } from '@souk/domain/money'
import { Refused } from '@souk/domain/refused'
import type { Ledger, LedgerPeriod } from './ledger.ts'

const MOST_ENTRIES = 10_000

/**
 * A merchant's account over a period: what was there, what came and went, what is there. Refused: `statement.reversed`,
 * `statement.too-long`.
 */
export async function payoutStatement(ledger: Ledger, period: LedgerPeriod): Promise<PayoutStatement> {
  const { merchant, currency, from, to } = period
  if (from >= to) {
    throw new Refused('statement.reversed', 'The period ends before it begins. Exchange from and to.', { from, to })
  }
  const [opening, entries] = await Promise.all([ledger.balance(period, from), ledger.entries(period, MOST_ENTRIES + 1)])
  if (entries.length > MOST_ENTRIES) {
    const sentence = `The period has more than ${MOST_ENTRIES} transfers. Ask for a shorter one.`
    throw new Refused('statement.too-long', sentence, { from, to, most: MOST_ENTRIES })
  }
  // Not asked for: what is booked meanwhile would be in it and not among the entries.
  const closing = opening + sum(entries.map(({ amount }) => amount))
  return { merchant, currency, from, to, opening, entries, closing }
}
