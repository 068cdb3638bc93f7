import { invoiceByReference, issueInvoice, listInvoices, mailInvoice } from '@souk/contract/invoices'
import type { InvoiceDetail, InvoicePage, InvoicePdf, InvoiceRow, IssuedInvoice } from '@souk/contract/invoices'
import type { Invoice } from '@souk/domain/order/documents'
import * as byReference from '@souk/services/invoices/invoice-by-reference'
import { invoicePdf } from '@souk/services/invoices/invoice-pdf'
import * as issuing from '@souk/services/invoices/issue-invoices'
import * as mailing from '@souk/services/invoices/mail-invoice'
import { orderId } from '@souk/services/orders/order-detail'
import type { DocumentRow } from '@souk/services/orders/order-documents'
import { requestHash } from '@souk/services/request-hash'
import { procedure, router } from '../trpc.ts'
import { given } from './page.ts'

function row({ document, order }: DocumentRow<Invoice>): InvoiceRow {
  const { id, type, status, reference, date, at, corrects, currency, total, mailedAt } = document
  const said = { ...(corrects !== undefined && { corrects }), ...(mailedAt !== undefined && { mailedAt }) }
  return { id, type, status, reference, date, at, currency, total, ...said, order }
}

export const invoicesRouter = router({
  /** Invoices now what of an order is ready and not invoiced yet; credit notes are issued by themselves. */
  issue: procedure.input(issueInvoice).mutation(async ({ ctx, input }): Promise<IssuedInvoice> => {
    const { services, identity } = ctx
    const { idempotencyKey, ...request } = input
    const order = await orderId(services.orders, request.reference)
    const idempotency = {
      key: idempotencyKey,
      actor: identity.actor.id,
      requestHash: requestHash('invoices.issue', request),
    }
    return { reference: await issuing.issueInvoice(services.invoices, { order, actor: identity.actor, idempotency }) }
  }),
  /** Invoices and credit notes, newest first. */
  list: procedure
    .input(listInvoices)
    .query(async ({ ctx, input: { limit, cursor, ...filter } }): Promise<InvoicePage> => {
      const page = { limit, ...(cursor !== undefined && { cursor }) }
      const { rows, ...rest } = await ctx.services.orders.documents.list('invoice', given(filter), page)
      return { ...rest, rows: rows.map(row) }
    }),
  /** One, with its lines and taxes as they were issued. */
  byReference: procedure.input(invoiceByReference).query(async ({ ctx, input }): Promise<InvoiceDetail> => {
    const { document: invoice, order } = await byReference.invoiceByReference(ctx.services.orders, input.reference)
    return { invoice, order }
  }),
  /** One as PDF, the same bytes each time. */
  pdf: procedure.input(invoiceByReference).query(async ({ ctx, input }): Promise<InvoicePdf> => {
    const { invoices } = ctx.services
    const { document } = await byReference.invoiceByReference(invoices, input.reference)
    const { name, mediaType, body } = await invoicePdf(invoices, document)
    return { name, mediaType, body: Buffer.from(body).toString('base64') }
  }),
  /** Mails one, once more if it was mailed before. */
  mail: procedure
    .input(mailInvoice)
    .mutation(({ ctx, input }) => mailing.mailInvoice(ctx.services.orders, ctx.identity.actor, input)),
})
