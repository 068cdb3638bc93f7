import type { MerchantId, OrderId, StoreCode } from '@souk/domain/ids'
import type { DocumentKind, DocumentOf } from '@souk/domain/order/documents'
import type { Refund } from '@souk/domain/order/payment'
import type { Page, PageRequest } from './page.ts'

/** What is written about orders, and their refunds, which lie beside it. */
export type ListedKind = DocumentKind | 'refund'
export type Listed<Kind extends ListedKind> = Kind extends DocumentKind ? DocumentOf<Kind> : Refund

/** A document with what a list says of its order. */
export interface DocumentRow<Document> {
  readonly document: Document
  readonly order: {
    readonly id: OrderId
    readonly reference: string
    readonly store: StoreCode
    readonly currency: string
    /** Full name. */
    readonly customer: string
    readonly email: string
  }
}

export interface DocumentFilter {
  /**
   * Matches the document's and the order's reference, the customer's name and e-mail, case-insensitively, anywhere; less
   * than three signs match where a word begins.
   */
  readonly search?: string
  readonly stores?: readonly string[]
  readonly merchants?: readonly MerchantId[]
  readonly statuses?: readonly string[]
  /** Reference of the customer whose orders they are about. */
  readonly customer?: string
  /** ISO times, half-open [from, to). */
  readonly from?: string
  readonly to?: string
}

/** Documents of one kind over all orders, newest first; keyset paged. Read beside the writes. */
export interface OrderDocuments {
  list<Kind extends ListedKind>(
    kind: Kind,
    filter: DocumentFilter,
    page: Pick<PageRequest<never>, 'limit' | 'cursor'>,
  ): Promise<Page<DocumentRow<Listed<Kind>>>>
  byReference<Kind extends ListedKind>(kind: Kind, reference: string): Promise<DocumentRow<Listed<Kind>> | undefined>
}
