import { z } from 'zod'
import type { OrderId, StoreCode } from '@souk/domain/ids'
import type { Invoice } from '@souk/domain/order/documents'
import { idempotencyKey, moment, page, reference, search, storeCode } from './shared.ts'

/** Of an order: what is ready and not invoiced yet. */
export const issueInvoice = z.object({ idempotencyKey, reference })

export interface IssuedInvoice {
  /** e.g. `Invoice-DE-2026-5`; null: there was nothing to invoice. */
  readonly reference: string | null
}

export const listInvoices = page
  .extend({
    /** Matches its own and its order's reference, the customer's name and e-mail, case-insensitively, anywhere. */
    search,
    stores: z.array(storeCode).max(50).optional(),
    statuses: z
      .array(z.enum(['issued', 'mailed']))
      .max(2)
      .optional(),
    /** When it was issued, half-open. */
    from: moment.optional(),
    to: moment.optional(),
  })
  .prefault({})

/** An invoice or credit note as a list shows it. */
export interface InvoiceRow extends Pick<
  Invoice,
  'id' | 'type' | 'status' | 'reference' | 'date' | 'at' | 'corrects' | 'currency' | 'total' | 'mailedAt'
> {
  readonly order: InvoicedOrder
}

export interface InvoicedOrder {
  readonly id: OrderId
  readonly reference: string
  readonly store: StoreCode
  readonly currency: string
  readonly customer: string
  readonly email: string
}

export interface InvoicePage {
  readonly rows: readonly InvoiceRow[]
  readonly total: number
  readonly next?: string
}

export const invoiceByReference = z.object({ reference })

export interface InvoiceDetail {
  readonly invoice: Invoice
  readonly order: InvoicedOrder
}

/** Also over HTTP: `GET /files/invoices/<reference>.pdf`. */
export interface InvoicePdf {
  readonly name: string
  readonly mediaType: string
  /** Base64; the same bytes whenever it is asked for. */
  readonly body: string
}

/** Sends it to its customer, or to another address. */
export const mailInvoice = z.object({ idempotencyKey, reference, to: z.email().max(255).optional() })
