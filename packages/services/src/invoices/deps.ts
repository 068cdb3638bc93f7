import type { Files } from '../files/files.ts'
import type { OrderDeps } from '../orders/deps.ts'
import type { InvoicePrinter } from './invoice-printer.ts'

/** What the use cases of invoices need. */
export interface InvoiceDeps extends OrderDeps {
  readonly files: Files
  readonly printer: InvoicePrinter
}
