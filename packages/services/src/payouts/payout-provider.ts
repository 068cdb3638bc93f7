import type { TransferRequest, TransferResult } from '@souk/domain/payout/transfer'
import { Unavailable } from '@souk/domain/refused'
import type { OutsideCaller, OutsideReply } from '../steps/outside-caller.ts'

/** Transfers money to merchants and takes it back. */
export interface PayoutProvider {
  /**
   * Asked again under the same id it answers as it did and transfers nothing twice. A refusal for good is a result;
   * `Unavailable` is tried again.
   */
  transfer(request: TransferRequest, signal: AbortSignal): Promise<TransferResult>
}

/** Carries the transfers of a step one after the other; after a failed attempt all of them are asked for again. */
export function payoutCaller(provider: PayoutProvider): OutsideCaller {
  return {
    async call({ data }, signal): Promise<OutsideReply> {
      const results: TransferResult[] = []
      try {
        for (const request of data['transfers'] as readonly TransferRequest[]) {
          results.push(await provider.transfer(request, signal))
        }
        return { kind: 'done', data: { results } }
      } catch (error) {
        if (error instanceof Unavailable) return { kind: 'failed', message: error.message }
        throw error
      }
    },
  }
}
