import type { Invoice } from '@souk/domain/order/documents'
import type { StoredFile } from '../files/files.ts'
import type { InvoiceDeps } from './deps.ts'

/** An invoice on paper: printed once, and the same bytes from then on. */
export async function invoicePdf({ files, printer }: InvoiceDeps, invoice: Invoice): Promise<StoredFile> {
  const { id, reference } = invoice
  const kept = await files.byId(id)
  if (kept) return kept
  const body = await printer.print(invoice)
  return files.keep({ id, name: `${reference}.pdf`, mediaType: 'application/pdf', body })
}
