import type { StoreCode } from '@souk/domain/ids'
import type { Page, PageRequest } from '../orders/page.ts'

/** How much of a SKU is reserved in a store. */
export interface Reservation {
  readonly sku: string
  readonly store: StoreCode
  /** Over all items in reserved states; more than nothing. */
  readonly quantity: number
}

export interface ReservationFilter {
  readonly stores?: readonly string[]
  readonly skus?: readonly string[]
  /** Part of the SKU, as it is written. */
  readonly search?: string
}

/** Reserved stock: what is not named is not reserved. Kept by the commits that move items, so never behind. */
export interface Stock {
  /** By SKU, then store; keyset paged. */
  reserved(filter: ReservationFilter, page: Pick<PageRequest<never>, 'limit' | 'cursor'>): Promise<Page<Reservation>>
}
