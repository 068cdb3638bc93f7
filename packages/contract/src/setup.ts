import { z } from 'zod'
import { liveInput } from './orders.ts'
import { currency, storeCode, text } from './shared.ts'

export const saveStore = z.object({
  code: storeCode,
  name: text(100),
  currencies: z.array(currency).min(1).max(50),
  locale: text(20),
  timeZone: text(100),
  /** 0: none. Left out: two hours for a new store, what it is for another. */
  gracePeriodMinutes: z
    .int()
    .min(0)
    .max(60 * 24 * 30)
    .optional(),
})

export const savePaymentMethod = z.object({ key: text(100), provider: text(100), process: text(255) })
export const removePaymentMethod = z.object({ key: text(100) })

export const setupLive = liveInput.default({})

/** Part of the set-up that was changed, here or by somebody else: read it again. */
export interface SetupChange {
  readonly what: 'stores' | 'merchants' | 'paymentMethods' | 'processes' | 'bindings' | 'entries' | 'people' | 'keys'
}
