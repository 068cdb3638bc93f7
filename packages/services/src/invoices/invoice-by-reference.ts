import type { Invoice } from '@souk/domain/order/documents'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from '../orders/deps.ts'
import type { DocumentRow } from '../orders/order-documents.ts'

/** An invoice or credit note, with what its order is. Refused: `invoice.not-found`. */
export async function invoiceByReference(deps: OrderDeps, reference: string): Promise<DocumentRow<Invoice>> {
  const found = await deps.documents.byReference('invoice', reference)
  if (found) return found
  throw new Refused('invoice.not-found', `There is no invoice ${reference}.`, { reference })
}
