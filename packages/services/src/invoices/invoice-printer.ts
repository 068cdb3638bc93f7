import type { Invoice } from '@souk/domain/order/documents'

/** Puts invoices and credit notes on paper, as PDF. */
export interface InvoicePrinter {
  /** The same invoice gives the same bytes. */
  print(invoice: Invoice): Promise<Uint8Array>
}
