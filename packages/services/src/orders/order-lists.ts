import type { MerchantId } from '@souk/domain/ids'
import type { Entered } from '@souk/domain/order/ages'
import type { Standing } from '@souk/domain/order/machine'
import type { Order } from '@souk/domain/order/order'
import type { MerchantOrderRow, OrderRow } from '@souk/domain/order/row'
import type { Page, PageRequest } from './page.ts'

export interface OrderFilter {
  /**
   * Matches reference, custom reference, customer's name and e-mail, case-insensitively, anywhere; less than three signs
   * match where a word begins.
   */
  readonly search?: string
  readonly stores?: readonly string[]
  readonly states?: readonly string[]
  /** Only with such an item. */
  readonly standing?: StandingFilter
  readonly merchants?: readonly MerchantId[]
  /** ISO times, half-open [from, to). */
  readonly placedFrom?: string
  readonly placedTo?: string
  /** Only orders with a failed step. */
  readonly failed?: boolean
  /** Only orders with items whose two machines are out of step. */
  readonly unpaired?: boolean
  /** ISO time: only orders with an item that should have left its state before it. */
  readonly lateBefore?: string
  /** Keys of methods that the first payment is by. */
  readonly paymentMethods?: readonly string[]
}

/** An item that stands in a state of a version of a process, come there within those times. */
export interface StandingFilter extends Standing, Entered {}

/** `due`: by when the first item should have left its state; orders without such a time come after all others. */
export type OrderSort = 'placedAt' | 'reference' | 'customer' | 'email' | 'grandTotal' | 'items' | 'updatedAt' | 'due'

/** Lists, read beside the writes; keyset paged. */
export interface OrderLists {
  orders(filter: OrderFilter, page: PageRequest<OrderSort>): Promise<Page<OrderRow>>
  merchantOrders(filter: MerchantOrderFilter, page: PageRequest<OrderSort>): Promise<Page<MerchantOrderRow>>
  /** How many orders this customer has had from this merchant. */
  customerOrders(merchant: MerchantId, email: string): Promise<number>
  /** A registered customer's orders, newest first; one customer's are few enough to skip over. */
  ofCustomer(request: CustomerRequest): Promise<{
    readonly rows: readonly CustomerOrderEntry[]
    readonly total: number
  }>
}

/** Nothing of the marketplace's machine, nothing of payments. */
export type MerchantOrderFilter = Omit<OrderFilter, 'unpaired' | 'paymentMethods'>

export interface CustomerRequest {
  /** e.g. `DE--21`. */
  readonly customer: string
  /** Orders with no item in another state are left out. */
  readonly hidden: readonly Standing[]
  readonly offset: number
  readonly limit: number
}

/** What a customer's list shows of an order. */
export interface CustomerOrderEntry extends Pick<Order, 'totals' | 'priceMode' | 'locale'> {
  readonly row: OrderRow
}
