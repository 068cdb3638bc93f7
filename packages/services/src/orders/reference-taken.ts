import type { Order } from '@souk/domain/order/order'
import { Refused } from '@souk/domain/refused'

/** A number was given twice: somebody set the store's sequence back. */
export const referenceTaken = ({ reference }: Pick<Order, 'reference'>): Refused =>
  new Refused('order.duplicate-reference', `There is an order ${reference} already.`, { reference })
