import { z } from 'zod'
import type { Settings } from '@souk/domain/settings'
import { amount, currency, merchantId, role, storeCode, taxRate, text } from './shared.ts'

const concern = <Key extends keyof Settings, Value extends z.ZodType<Settings[Key]>>(key: Key, value: Value) =>
  z.object({ key: z.literal(key), value })

const days = z.int().min(0).max(3650)
export const shippingRule = z.enum(['never', 'with last item', 'proportional'])

const company = z.object({
  name: text(200),
  /** As on an envelope, without the name. */
  address: z.array(text(100)).min(1).max(6),
  vatId: text(50),
  /** Printed at the foot of invoices. */
  footer: z.array(text(100)).max(6).exactOptional(),
})

/** By role of an operator; null: any amount. What is not said is as for everybody. */
const limitsOfRoles = z.record(role, z.record(currency, amount.nullable())).default({})

/** Which price percentages are taken of, by store; default: gross. */
const priceModes = z.record(storeCode, z.enum(['gross', 'net'])).default({})

/** The rules of one concern, whole: a line for each. */
export const saveSettings = z.discriminatedUnion('key', [
  concern('returns', z.object({ days, policy: text(5000).exactOptional() })),
  concern('refunds', z.object({ shipping: shippingRule, limits: z.record(currency, amount), roles: limitsOfRoles })),
  concern('company', z.object({ everywhere: company.exactOptional(), stores: z.record(storeCode, company) })),
  concern('invoices', z.object({ mailed: z.boolean(), bcc: z.email().max(255).exactOptional() })),
  concern('commission', z.object({ excludedMerchants: z.array(merchantId).max(10_000), priceModes })),
  concern('threshold', z.object({ taxRates: z.record(storeCode, taxRate) })),
])
