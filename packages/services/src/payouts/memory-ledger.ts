import type { Ledger, LedgerEntry, LedgerPeriod } from './ledger.ts'

/** `Ledger` in memory. */
export function memoryLedger(): Ledger {
  const booked: LedgerEntry[] = []
  const of =
    ({ merchant, currency }: Pick<LedgerPeriod, 'merchant' | 'currency'>) =>
    (entry: LedgerEntry) =>
      entry.merchant === merchant && entry.currency === currency
  return {
    async book({ id, type, merchant, orderReference, currency, amount }, at) {
      const known = booked.find((entry) => entry.id === id)
      if (known) return known
      const signed = type === 'payout' ? amount : 0 - amount
      const about = { id, type, merchant, orderReference, currency, amount: signed, at: at.toISOString() }
      const entry: LedgerEntry = { ...about, transfer: `L-${booked.length + 1}` }
      booked.push(entry)
      return entry
    },
    entries: async (period, limit) =>
      booked
        .filter(of(period))
        .filter(({ at }) => period.from <= at && at < period.to)
        .slice(0, limit),
    balance: async (account, before) =>
      booked
        .filter(of(account))
        .filter(({ at }) => at < before)
        .reduce((sum, { amount }) => sum + amount, 0),
  }
}
