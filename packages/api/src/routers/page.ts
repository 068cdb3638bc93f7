import type { OrderFilter, OrderSort } from '@souk/services/orders/order-lists'
import type { PageRequest } from '@souk/services/orders/page'

/** Undefined in every field zod leaves open. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

type ListInput = Loose<Omit<OrderFilter, 'lateBefore'>> & { readonly late?: true | undefined } & Loose<
    Pick<PageRequest<OrderSort>, 'cursor'>
  > &
  Omit<PageRequest<OrderSort>, 'cursor'>

/** Takes a list's input apart into what is wanted as of now and which page of it. */
export function pageOf(
  { sort, descending, limit, cursor, late, ...filter }: ListInput,
  now: Date,
): { filter: OrderFilter; page: PageRequest<OrderSort> } {
  return {
    filter: { ...given(filter), ...(late && { lateBefore: now.toISOString() }) },
    page: { sort, descending, limit, ...(cursor !== undefined && { cursor }) },
  }
}

/** The filter without what was not said. */
export function given<Filter extends object>(filter: Loose<Filter>): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter
}
