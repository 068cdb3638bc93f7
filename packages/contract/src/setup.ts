import { z } from 'zod'
import { liveInput } from './orders.ts'
import { currency, merchantId, storeCode, text } from './shared.ts'

export const saveStore = z.object({
  code: storeCode,
  name: text(100),
  currencies: z.array(currency).min(1).max(50),
  locale: text(20),
  timeZone: text(100),
  gracePeriodMinutes: z
    .int()
    .min(0)
    .max(60 * 24 * 30)
    .default(0),
})

/** Without `id` a new merchant; its reference is given when left out. */
export const saveMerchant = z.object({
  id: merchantId.optional(),
  reference: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'A merchant reference is letters, digits, _ or -, e.g. MER000002')
    .optional(),
  name: text(255),
  email: z.email().max(255),
  status: z.enum(['waiting-for-approval', 'approved', 'denied']).default('approved'),
  active: z.boolean().default(true),
  main: z.boolean().default(false),
  stores: z.array(storeCode).max(200),
  /** Name of a merchant process; null: the default. */
  process: text(255).nullish(),
})

export const merchantById = z.object({ id: merchantId })

export const savePaymentMethod = z.object({ key: text(100), provider: text(100), process: text(255) })
export const removePaymentMethod = z.object({ key: text(100) })

export const setupLive = liveInput

/** Part of the set-up that was changed, here or by somebody else: read it again. */
export interface SetupChange {
  readonly what: 'stores' | 'merchants' | 'paymentMethods' | 'processes' | 'bindings' | 'entries' | 'people' | 'keys'
}
