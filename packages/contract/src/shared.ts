import { z } from 'zod'
import type {
  DocumentId,
  ExpenseId,
  MerchantId,
  OrderItemId,
  ProcessId,
  ShipmentId,
  StepId,
  StoreCode,
  TaskId,
} from '@souk/domain/ids'

/** Minor units of the order's currency. */
export const amount = z.int().min(0).max(1_000_000_000_00)
/** Hundredths of a percent: 19 % is 1900. */
export const taxRate = z.int().min(0).max(10_000)
/** ISO 4217. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'A currency is its ISO 4217 code of three capital letters, e.g. EUR')
/** PostgreSQL's texts hold any character but NUL, and no half of one. */
export const storable = (written: string): boolean => !written.includes('\0') && written.isWellFormed()

/** In NFC: a letter with its accent is one text, however it was typed, so that it is found and told apart as it is read. */
export const text = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .min(1)
    .max(max)
    .refine(storable, 'A text cannot hold NUL characters or halves of characters')
export const reference = text(100)

/** Of an operator, in the marketplace's own words, e.g. `support`; the settings may give it limits of its own. */
export const role = text(50)

/** Part of a text to look for. */
export const search = z
  .string()
  .normalize()
  .trim()
  .max(200)
  .refine(storable, 'A search cannot hold NUL characters')
  .optional()

const utc = (written: string): string => new Date(written).toISOString()

/** As the one text of it in UTC: such texts sort as moments do. PostgreSQL has no year 0, and four digits no year 10000. */
export const moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine((written) => /^(?!0000)\d{4}-/.test(utc(written)), 'A year is 0001 to 9999, in UTC')
  .transform(utc)

const uuid = z.uuid()
export const shipmentId = uuid.transform((id) => id as ShipmentId)
export const documentId = uuid.transform((id) => id as DocumentId)
export const orderItemId = uuid.transform((id) => id as OrderItemId)
export const expenseId = uuid.transform((id) => id as ExpenseId)
export const merchantId = uuid.transform((id) => id as MerchantId)
export const processId = uuid.transform((id) => id as ProcessId)
export const stepId = uuid.transform((id) => id as StepId)
export const taskId = uuid.transform((id) => id as TaskId)
export const storeCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,15}$/, 'A store code is 2–16 capital letters, digits or _, e.g. DE')
  .transform((code) => code as StoreCode)

export const locale = z
  .string()
  .max(20)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A locale is its BCP 47 code, e.g. de-DE')

/** Of an order, as somebody looked at it; PostgreSQL counts no further. */
export const seenVersion = z.int().min(1).max(2_147_483_647).optional()

/** One per user act: the same key and request give the stored answer for 24 hours. */
export const idempotencyKey = z.string().min(8).max(200).refine(storable, 'A key cannot hold NUL characters')

export const page = z.object({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
})
