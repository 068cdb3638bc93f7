import { expect, test } from 'vitest'
import type { DocumentId, MerchantId } from '@souk/domain/ids'
import type { Ledger } from './ledger.ts'
import { memoryLedger } from './memory-ledger.ts'
import { payoutStatement } from './statement.ts'

const account = { merchant: 'm2' as MerchantId, merchantReference: 'MER000002', currency: 'EUR' }
const period = { ...account, from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }

function transfer(ledger: Ledger, id: string, day: number) {
  const about = { id: id as DocumentId, type: 'payout', orderReference: 'DE--5', amount: 10_00 } as const
  return ledger.book({ ...account, ...about }, new Date(Date.UTC(2026, 9, day)))
}

test('what is transferred while a statement is drawn up is in its entries and its balance, or in neither', async () => {
  const ledger = memoryLedger()
  await transfer(ledger, 'october', 1)
  await transfer(ledger, 'november', 40)
  const booked = Promise.withResolvers<unknown>()
  const busy: Ledger = {
    ...ledger,
    async entries(...asked) {
      const found = await ledger.entries(...asked)
      booked.resolve(await transfer(ledger, 'meanwhile', 41))
      return found
    },
    balance: async (...asked) => booked.promise.then(() => ledger.balance(...asked)),
  }
  const { opening, entries, closing } = await payoutStatement(busy, period)
  expect([opening, entries.length, closing]).toEqual([10_00, 1, 20_00])
})
