import type { OrderFilter } from '@souk/services/orders/order-lists'
import type { Bind } from './keyset.ts'

/** A condition on times of placing. */
export function within({ placedFrom, placedTo }: OrderFilter, bind: Bind): string {
  const times = [...(placedFrom ? [`at >= ${bind(placedFrom)}`] : []), ...(placedTo ? [`at < ${bind(placedTo)}`] : [])]
  return times.join(' and ') || 'true'
}
