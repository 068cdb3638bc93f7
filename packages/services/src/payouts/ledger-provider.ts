import type { Ledger } from './ledger.ts'
import type { PayoutProvider } from './payout-provider.ts'

/** The built-in provider: a transfer is a booking in our own ledger. Whoever pays the merchants goes by its statements. */
export function ledgerProvider(ledger: Ledger, now: () => Date): PayoutProvider {
  return {
    async transfer(request) {
      const { transfer } = await ledger.book(request, now())
      return { id: request.id, transfer }
    },
  }
}
