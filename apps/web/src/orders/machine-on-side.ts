import type { Side } from '@souk/domain/marketplace'
import type { OrderItem } from '@souk/domain/order/item'
import type { Machine } from '@souk/domain/order/machine'

/** One of an item's two machines; undefined: it is not with its merchant yet. */
export const machineOnSide = (item: OrderItem, side: Side): Machine | undefined =>
  side === 'marketplace' ? item.machine : item.merchantItem?.machine
