import { setTimeout as delay } from 'node:timers/promises'
import { TRPCError } from '@trpc/server'
import { Refused } from '@souk/domain/refused'

const WAITS_MS = [50, 250, 1000]

/** Meant for the caller; anything else is the store or a snapshot failing, and may pass. */
export const isFinal = (error: unknown): boolean => error instanceof TRPCError || error instanceof Refused

/** Tries a few times; what is final, or still fails then, is thrown. */
export async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (const wait of WAITS_MS) {
    try {
      return await attempt()
    } catch (error) {
      if (isFinal(error)) throw error
      await delay(wait)
    }
  }
  return attempt()
}
