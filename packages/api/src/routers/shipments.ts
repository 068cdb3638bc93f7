import { saveShipment } from '@souk/contract/order-edits'
import type { Actor } from '@souk/domain/actor'
import { merchantOrderIds } from '@souk/services/merchant-orders/merchant-order-detail'
import type { OrderDeps } from '@souk/services/orders/deps'
import { orderId } from '@souk/services/orders/order-detail'
import { saveShipment as save } from '@souk/services/orders/save-shipment'
import { procedure, router } from '../trpc.ts'

/** Merchants know the order by their own reference. */
async function orderOf(orders: OrderDeps, actor: Actor, reference: string) {
  if (actor.kind !== 'merchant') return orderId(orders, reference)
  return (await merchantOrderIds(orders, reference, actor.merchant)).order
}

export const shipmentsRouter = router({
  /** New or edited, by an operator or the main merchant; never changes what was paid. See `saveShipment` in the contract. */
  save: procedure.input(saveShipment).mutation(async ({ ctx, input: { reference, ...wish } }) => {
    const { orders } = ctx.services
    const { actor } = ctx.identity
    return save(orders, actor, { ...wish, order: await orderOf(orders, actor, reference) })
  }),
})
