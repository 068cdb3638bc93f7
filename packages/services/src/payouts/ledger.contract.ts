import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import type { DocumentId } from '@souk/domain/ids'
import type { TransferRequest } from '@souk/domain/payout/transfer'
import { aMerchant } from '@souk/domain/testing/marketplace'
import type { Ledger } from './ledger.ts'

const merchant = aMerchant(2).id
const account = { merchant, currency: 'EUR' }
const day = (n: number): Date => new Date(Date.UTC(2026, 10, n))
const november = { ...account, from: day(1).toISOString(), to: day(31).toISOString() }

const request = (over: Partial<TransferRequest> = {}): TransferRequest => ({
  id: uuidv7() as DocumentId,
  type: 'payout',
  merchant,
  merchantReference: 'MER000002',
  orderReference: 'DE--5',
  amount: 100,
  currency: 'EUR',
  ...over,
})

/** What every ledger keeps to. `open` gives a fresh, empty one. */
export function ledgerContract(name: string, open: () => Promise<Ledger>): void {
  describe(`ledger: ${name}`, () => {
    test('what is booked is read back, oldest first, with what was taken back negative', async () => {
      const ledger = await open()
      const first = await ledger.book(request(), day(2))
      const second = await ledger.book(request({ type: 'reversal', amount: 30 }), day(3))
      expect(first).toMatchObject({ type: 'payout', amount: 100, orderReference: 'DE--5', at: day(2).toISOString() })
      expect(second.amount).toBe(-30)
      expect(first.transfer).not.toBe(second.transfer)
      expect(await ledger.entries(november, 10)).toEqual([first, second])
      expect(await ledger.entries(november, 1)).toEqual([first])
    })

    test('a period holds its beginning and not its end; what came before is the balance', async () => {
      const ledger = await open()
      for (const n of [2, 3, 4]) await ledger.book(request({ amount: n }), day(n))
      const period = { ...account, from: day(3).toISOString(), to: day(4).toISOString() }
      expect((await ledger.entries(period, 10)).map(({ amount }) => amount)).toEqual([3])
      expect(await ledger.balance(account, period.from)).toBe(2)
      expect(await ledger.balance(account, period.to)).toBe(5)
    })

    test('merchants and currencies have accounts of their own', async () => {
      const ledger = await open()
      await ledger.book(request({ merchant: aMerchant(3).id }), day(2))
      await ledger.book(request({ currency: 'CHF' }), day(2))
      expect(await ledger.entries(november, 10)).toEqual([])
      expect(await ledger.balance(account, november.to)).toBe(0)
    })

    test('one payout is booked once, however often and however much at once it is asked for', async () => {
      const ledger = await open()
      const asked = request()
      const entries = await Promise.all(Array.from({ length: 6 }, (_, n) => ledger.book(asked, day(n + 1))))
      expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(1)
      expect(await ledger.balance(account, november.to)).toBe(100)
    })
  })
}
