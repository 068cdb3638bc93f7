import { z } from 'zod'
import type { MerchantProfile } from '@souk/domain/marketplace'
import { csvText } from './csv.ts'
import type { RowError } from './csv.ts'
import { shippingRule } from './settings.ts'
import { merchantId, storeCode, text } from './shared.ts'

const lines = text(20_000)

const holiday = z
  .object({ from: z.iso.date(), to: z.iso.date(), note: text(255).exactOptional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'A holiday ends no sooner than it begins' })

/** What customers and operators may know of a merchant, and how it handles what comes back. */
const merchantProfile = z.object({
  registrationNumber: text(255).exactOptional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .exactOptional(),
  contactPerson: text(255).exactOptional(),
  phone: text(50).exactOptional(),
  logo: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .exactOptional(),
  terms: lines.exactOptional(),
  privacy: lines.exactOptional(),
  imprint: lines.exactOptional(),
  deliveryTime: text(255).exactOptional(),
  openingHours: text(1000).exactOptional(),
  holidays: z.array(holiday).max(100).readonly().exactOptional(),
  returnDays: z.int().min(0).max(3650).exactOptional(),
  shippingRefund: shippingRule.exactOptional(),
  newOrderMail: z.boolean().exactOptional(),
}) satisfies z.ZodType<MerchantProfile>

/** Without `id` a new merchant; its reference is given when left out. What is left out of one who is there stays as it is. */
export const saveMerchant = z.object({
  id: merchantId.optional(),
  reference: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'A merchant reference is letters, digits, _ or -, e.g. MER000002')
    .optional(),
  name: text(255),
  email: z.email().max(255),
  /** Of a new one `approved`. */
  status: z.enum(['waiting-for-approval', 'approved', 'denied']).optional(),
  active: z.boolean().optional(),
  main: z.boolean().optional(),
  stores: z.array(storeCode).max(200),
  /** Names of what its goods lie in. */
  warehouses: z.array(text(255)).max(200).readonly().optional(),
  /** Name of a merchant process; null: the default. */
  process: text(255).nullish(),
  profile: merchantProfile.optional(),
})

export const merchantById = z.object({ id: merchantId })

/** Merchants' users leave the merchant out: it is their own. */
export const saveMerchantProfile = z.object({ merchant: merchantId.optional(), profile: merchantProfile })

/** merchant_oms_process.csv: merchant_reference, merchant_oms_process_name. */
export const importMerchantProcesses = z.object({
  csv: csvText,
  /** Says what would happen; stores nothing. */
  dryRun: z.boolean().default(false),
})

/** References of merchants; with any error nothing was stored. */
export interface MerchantProcessImport {
  readonly errors: readonly RowError[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
}
