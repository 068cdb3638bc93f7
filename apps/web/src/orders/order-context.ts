import { createContext, useContext } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { OrderDetail } from '@souk/contract/orders'
import type { MerchantId, OrderItemId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import type { Acts, Ask } from './create-acts.ts'
import type { Rules } from './create-rules.ts'

/** What every part of an order's page works with. */
export type OrderPage = {
  readonly detail: Accessor<OrderDetail>
  readonly order: Accessor<Order>
  readonly rules: Rules
  readonly acts: Acts
  /** Fires, or asks first where money or goods are at stake. */
  readonly ask: (ask: Ask) => void
  readonly merchantName: (id: MerchantId) => string
  readonly nameOf: (item: OrderItemId) => string
  /** Chosen items; none means all. */
  readonly selected: Accessor<ReadonlySet<OrderItemId>>
  readonly select: (items: readonly OrderItemId[], on: boolean) => void
}

export const OrderContext = createContext<OrderPage>()

export const useOrder = (): OrderPage => {
  const page = useContext(OrderContext)
  if (!page) throw new Error('useOrder is called outside of an order’s page')
  return page
}
