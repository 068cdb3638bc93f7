import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'

/** One of an item's two machines. */
export const machineKey = (item: OrderItemId, side: Side): string => `${side} ${item}`
