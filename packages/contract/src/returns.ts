import { z } from 'zod'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { MerchantId, OrderItemId } from '@souk/domain/ids'
import type { Customer } from '@souk/domain/order/address'
import type { StateCount } from '@souk/domain/order/row'
import type { Returnability } from '@souk/domain/returns/returnable'
import { csvText } from './csv.ts'
import type { RowError } from './csv.ts'
import { triggerEvent } from './orders.ts'
import {
  idempotencyKey,
  locale,
  merchantId,
  moment,
  orderItemId,
  page,
  reference,
  search,
  storeCode,
  text,
} from './shared.ts'

/** For whom a shop asks, as it knows its customers, e.g. `DE--21`: what is another's is not found. */
const customer = text(255).optional()

/** Operators see the marketplace's machine, or the merchants'; merchants their own. */
const side = z.enum(['marketplace', 'merchant']).optional()

const line = z.object({
  item: orderItemId,
  /** So many of a row that moves as a whole; left out: all of it. */
  quantity: z.int().min(1).max(10_000).optional(),
  /** Key of a return reason, or the customer's own words. */
  reason: text(255),
})

export const createReturn = z.object({
  idempotencyKey,
  /** The order's; for merchants their merchant order's. */
  reference,
  /** Needed from shops: guests cannot return goods by themselves. */
  customer,
  items: z.array(line).min(1).max(1000),
})

export const returnableItems = z.object({
  /** The order's; for merchants their merchant order's. */
  reference,
  customer,
})

export const listReturns = page
  .extend({
    /** Matches the return's and the order's reference, the customer's name and e-mail. */
    search,
    stores: z.array(storeCode).max(50).optional(),
    /** Merchant users see their own without naming the merchant. */
    merchant: merchantId.optional(),
    customer,
    /** Half-open [from, to). */
    from: moment.optional(),
    to: moment.optional(),
    side,
  })
  .prefault({})

/** A return's, e.g. `DE--21-R1`: it begins with the customer's, which may be longer than an order's. */
const returnReference = text(300)

export const returnByReference = z.object({ reference: returnReference, customer, side })
export const returnSlip = z.object({ reference: returnReference, customer, locale: locale.optional() })
export const triggerReturn = triggerEvent.extend({ reference: returnReference, side })

export const listReturnReasons = z.object({ locale: locale.optional() }).default({})
export const saveReturnReason = z.object({
  /** e.g. `return.return_reasons.damaged.name`; what a return's item says. */
  key: text(100),
  /** By locale. */
  names: z.record(locale, text(255)),
})
export const removeReturnReason = z.object({ key: text(100) })

/** return_reason.csv, and glossary.csv for the texts of its keys. */
export const importReturnReasons = z.object({
  csv: csvText,
  glossary: csvText.optional(),
  /** Says what would happen; stores nothing. */
  dryRun: z.boolean().default(false),
})

/** What an import did, or with `dryRun` would do. With any error it does nothing. */
export interface ReturnReasonImport {
  readonly errors: readonly RowError[]
  readonly saved: number
}

export interface ReturnReason {
  readonly key: string
  /** In the locale asked for, as near as there is one. */
  readonly reason: string
  /** By locale. */
  readonly names: Readonly<Record<string, string>>
}

/** A return as a list shows it. */
export interface ReturnRow {
  readonly reference: string
  readonly orderReference: string
  /** Absent before the order was split. */
  readonly merchantOrderReference?: string
  readonly store: string
  readonly currency: string
  readonly merchant: MerchantId
  readonly customer: string
  readonly email: string
  /** Absent for guests. */
  readonly customerReference?: string
  /** How many goods go back. */
  readonly quantity: number
  /** Of its items, on the asking side: a return has no state of its own. */
  readonly states: readonly StateCount[]
  /** Given back for its items so far, and promised back. */
  readonly refundTotal: number
  readonly remunerationTotal: number
  /** Who made it. */
  readonly by: string
  readonly at: string
}

export interface CreatedReturn extends ReturnRow {
  /** Of the order. */
  readonly version: number
}

export interface ReturnDetail extends ReturnRow {
  readonly version: number
  readonly merchantName: string
  readonly items: readonly ReturnDetailItem[]
  /** What the marketplace says about returning. */
  readonly policy?: string
}

export interface ReturnDetailItem {
  readonly item: OrderItemId
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** What it costs the customer. */
  readonly priceToPay: number
  /** Key of a return reason, or somebody's own words; and as it is read. */
  readonly reason: string
  readonly reasonText: string
  /** On the asking side. */
  readonly process: string
  readonly state: string
  /** The last moment to return it; absent: it was not delivered yet. */
  readonly returnableUntil?: string
  readonly refunded: number
  readonly remuneration: number
  /** What the asking person may do with it now, and why not. */
  readonly choices: readonly ItemChoice[]
}

/** What goes into the parcel. */
export interface ReturnSlip {
  readonly reference: string
  readonly orderReference: string
  readonly at: string
  readonly merchant: { readonly reference: string; readonly name: string }
  readonly customer: Customer
  readonly items: readonly {
    readonly sku: string
    readonly name: string
    readonly quantity: number
    readonly reason: string
  }[]
  /** What a scanner reads. */
  readonly barcode: { readonly symbology: 'code128'; readonly content: string }
}

/** Whether an order's items may go back, until when, and why not. */
export interface ReturnableItems {
  readonly reference: string
  readonly version: number
  readonly items: readonly (Returnability & {
    readonly merchant: MerchantId
    readonly sku: string
    readonly name: string
    readonly quantity: number
    readonly bundle?: string
  })[]
  readonly policy?: string
}
