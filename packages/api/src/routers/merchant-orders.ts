import {
  listMerchantOrders,
  merchantOrderByReference,
  merchantOrdersLive,
  previewMerchantEvent,
  triggerMerchantEvent,
} from '@souk/contract/merchant-orders'
import type { MerchantCounts, MerchantOrderDetail, MerchantOrdersSnapshot } from '@souk/contract/merchant-orders'
import { undoEvent } from '@souk/contract/orders'
import type { MerchantId } from '@souk/domain/ids'
import type { MerchantFrame } from '@souk/domain/order/frames'
import { Refused } from '@souk/domain/refused'
import { merchantOrderDetail, merchantOrderIds } from '@souk/services/merchant-orders/merchant-order-detail'
import { merchantCounts } from '@souk/services/orders/merchant-counts'
import { previewEvent } from '@souk/services/orders/preview-event'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { undoEvent as undo } from '@souk/services/orders/undo-event'
import { merchantAddress } from '../live/channel-address.ts'
import { procedure, router } from '../trpc.ts'
import { followChannel } from './follow.ts'
import { pageOf } from './page.ts'
import { scope } from './scope.ts'

const NEWEST = { sort: 'placedAt', descending: true, limit: 100 } as const

const merchants = (merchant: MerchantId | undefined): { merchants?: MerchantId[] } =>
  merchant ? { merchants: [merchant] } : {}

export const merchantOrdersRouter = router({
  /** Merchant orders page by page: of the merchant named or all for operators, their own for merchants. */
  list: procedure.input(listMerchantOrders).query(({ ctx, input: { merchant, ...input } }) => {
    const { filter, page } = pageOf(input, ctx.services.orders.now())
    return ctx.services.orders.lists.merchantOrders({ ...filter, ...merchants(scope(ctx.identity, merchant)) }, page)
  }),
  /** Items per state of the merchant's own process. */
  counts: procedure.query(({ ctx }): Promise<MerchantCounts> =>
    merchantCounts(ctx.services.orders, scope(ctx.identity, undefined)),
  ),
  /** One merchant’s share of an order, with what the asking person may do with each item. */
  byReference: procedure.input(merchantOrderByReference).query(async ({ ctx, input }): Promise<MerchantOrderDetail> => {
    const { orders } = ctx.services
    const ids = await merchantOrderIds(orders, input.reference, scope(ctx.identity, undefined))
    return merchantOrderDetail(orders, ctx.identity.actor, ids)
  }),
  /** Fires a merchant event at items of a merchant order. */
  trigger: procedure.input(triggerMerchantEvent).mutation(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const { order, merchant } = await merchantOrderIds(orders, input.reference, scope(ctx.identity, undefined))
    return triggerEvent(orders, ctx.identity.actor, { ...input, order, merchant, side: 'merchant' })
  }),
  /** What `trigger` would do, per item, or why not. A merchant's user sees what of it concerns their merchant. */
  preview: procedure.input(previewMerchantEvent).query(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const { order, merchant } = await merchantOrderIds(orders, input.reference, scope(ctx.identity, undefined))
    return previewEvent(orders, ctx.identity.actor, { ...input, order, merchant, side: 'merchant' })
  }),
  /** Takes back what is held on items of a merchant order, before it runs by itself. */
  undo: procedure.input(undoEvent).mutation(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const { order, merchant } = await merchantOrderIds(orders, input.reference, scope(ctx.identity, undefined))
    return undo(orders, ctx.identity.actor, { ...input, order, merchant, side: 'merchant' })
  }),
  /** One merchant's orders as they come and change. */
  live: procedure.input(merchantOrdersLive).subscription(({ ctx, input, signal }) => {
    const merchant = scope(ctx.identity, input.merchant)
    if (!merchant) throw new Refused('merchant.not-named', 'merchant: say which merchant to follow.')
    const snapshot = async (): Promise<MerchantOrdersSnapshot> => {
      const [{ rows }, counts] = await Promise.all([
        ctx.services.orders.lists.merchantOrders({ merchants: [merchant] }, NEWEST),
        merchantCounts(ctx.services.orders, merchant),
      ])
      return { rows, counts }
    }
    return followChannel<MerchantOrdersSnapshot, MerchantFrame>(
      { ctx, input, signal },
      merchantAddress(merchant),
      snapshot,
    )
  }),
})
