import {
  createReturn,
  importReturnReasons,
  listReturnReasons,
  listReturns,
  removeReturnReason,
  returnableItems,
  returnByReference,
  returnSlip,
  saveReturnReason,
  triggerReturn,
} from '@souk/contract/returns'
import type { OrderId } from '@souk/domain/ids'
import { merchantOrderIds } from '@souk/services/merchant-orders/merchant-order-detail'
import { orderId } from '@souk/services/orders/order-detail'
import type { Identity } from '@souk/services/people/people'
import { createReturn as create } from '@souk/services/returns/create-return'
import { importReturnReasons as importReasons } from '@souk/services/returns/import-return-reasons'
import { listReturns as list } from '@souk/services/returns/list-returns'
import { sideOf } from '@souk/services/returns/reach'
import * as detail from '@souk/services/returns/return-detail'
import * as reasons from '@souk/services/returns/return-reasons'
import { returnableItems as returnable } from '@souk/services/returns/returnable-items'
import { triggerReturn as trigger } from '@souk/services/returns/trigger-return'
import type { Context } from '../context.ts'
import { openProcedure, procedure, router } from '../trpc.ts'
import { firing } from './firing.ts'
import { given } from './page.ts'
import { scope } from './scope.ts'

/** Merchants name their own merchant order, everybody else the order. */
async function reached({ services }: Context, { actor }: Identity, reference: string): Promise<OrderId> {
  if (actor.kind !== 'merchant') return orderId(services.orders, reference)
  return (await merchantOrderIds(services.orders, reference, actor.merchant)).order
}

export const returnsRouter = router({
  /**
   * Sends items of one merchant back, all of them or none: by an operator, a merchant of its own goods, or a shop for the
   * order's customer. Bundles go back whole; part of a row is split off.
   */
  create: procedure.input(createReturn).mutation(async ({ ctx, input: { reference, ...input } }) => {
    const order = await reached(ctx, ctx.identity, reference)
    return create(ctx.services.orders, ctx.identity.actor, { ...input, order })
  }),
  /** Which items of an order could go back now, until when, and why not. */
  returnable: procedure.input(returnableItems).query(async ({ ctx, input: { reference, ...input } }) => {
    const order = await reached(ctx, ctx.identity, reference)
    return returnable(ctx.services.orders, ctx.identity.actor, { ...input, order })
  }),
  /** Newest first: of the merchant named or all for operators, their own for merchants, a customer's for shops. */
  list: procedure.input(listReturns).query(({ ctx, input: { merchant: named, limit, cursor, side, ...filter } }) => {
    const merchant = scope(ctx.identity, named)
    return list(ctx.services.orders, {
      filter: given({ ...filter, merchants: merchant && [merchant] }),
      page: { limit, ...(cursor !== undefined && { cursor }) },
      side: sideOf(ctx.identity.actor, side),
    })
  }),
  /** One return with its items, on the asking side. */
  byReference: procedure
    .input(returnByReference)
    .query(({ ctx, input }) => detail.returnDetail(ctx.services.orders, ctx.identity.actor, input)),
  /** Fires an event at all matching items of the return. */
  trigger: procedure.input(triggerReturn).mutation(({ ctx, input }) => {
    const { actor: caller } = ctx.identity
    return trigger(ctx.services.orders, { caller, actor: firing(ctx.identity) }, input)
  }),
  /** What goes into the parcel, with the content of its barcode. */
  slip: procedure
    .input(returnSlip)
    .query(({ ctx, input }) => detail.returnSlip(ctx.services.orders, ctx.identity.actor, input)),
})

export const returnReasonsRouter = router({
  /** For everybody, signed in or not. */
  list: openProcedure
    .input(listReturnReasons)
    .query(({ ctx, input }) => reasons.listReturnReasons(ctx.services.setup, input.locale)),
  /** New, or with other names. */
  save: procedure
    .input(saveReturnReason)
    .mutation(({ ctx, input }) => reasons.saveReturnReason(ctx.services.setup, input)),
  /** Returns that name it keep its key. */
  remove: procedure
    .input(removeReturnReason)
    .mutation(({ ctx, input }) => reasons.removeReturnReason(ctx.services.setup, input.key)),
  /** Reasons of a CSV file, all or none; answers what is wrong by file, row and column. */
  import: procedure.input(importReturnReasons).mutation(({ ctx, input }) => importReasons(ctx.services.setup, input)),
})
