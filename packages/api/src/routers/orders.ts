import { z } from 'zod'
import { waitingForExport } from '@souk/contract/exports'
import { changeBilling, orderAddresses, setCustomReference } from '@souk/contract/order-edits'
import {
  cancelOrder,
  listOrders,
  orderByReference,
  orderLive,
  ordersLive,
  placeOrder,
  previewEvent,
  repairItem,
  quoteOrder,
  reorder,
  triggerEvent,
  undoEvent,
} from '@souk/contract/orders'
import type { OrderDetail, OrdersSnapshot, StateAges, StateCounts } from '@souk/contract/orders'
import { listTransitions } from '@souk/contract/transitions'
import type { BoardFrame, OrderFrame } from '@souk/domain/order/frames'
import { stateAges } from '@souk/services/orders/ages'
import { cancelOrder as cancel } from '@souk/services/orders/cancel-order'
import { orderDetail, orderId, outwardDetail } from '@souk/services/orders/order-detail'
import * as facts from '@souk/services/orders/order-facts'
import { placeOrder as place, quoteOrder as quote } from '@souk/services/orders/place-order'
import { previewEvent as preview } from '@souk/services/orders/preview-event'
import { reorder as again } from '@souk/services/orders/reorder'
import * as repairs from '@souk/services/orders/repair-item'
import { transitions } from '@souk/services/orders/transitions'
import { triggerEvent as trigger } from '@souk/services/orders/trigger-event'
import { undoEvent as undo } from '@souk/services/orders/undo-event'
import { waitingForExport as waiting } from '@souk/services/orders/waiting-for-export'
import { boardAddress, orderAddress, outwardOrderAddress } from '../live/channel-address.ts'
import { procedure, router } from '../trpc.ts'
import { firing } from './firing.ts'
import { followChannel, found } from './follow.ts'
import { named } from './named.ts'
import { given, pageOf } from './page.ts'
import { isOperator } from './scope.ts'

/** Carts are long and come often: compiled, which takes a server some 50 ms once, one is parsed in a third of the time. */
const placing = z.compile(placeOrder, { strict: true })

const NEWEST = { sort: 'placedAt', descending: true, limit: 100 } as const

export const ordersRouter = router({
  /** Places an order of items of any number of merchants; see `placeOrder` in the contract. */
  place: procedure.input(placing).mutation(({ ctx, input }) => place(ctx.services.orders, ctx.identity.actor, input)),
  /**
   * What placing a cart would cost, and where it stands towards thresholds. Stores nothing; no query, because a cart may be
   * longer than an address can be.
   */
  quote: procedure
    .input(quoteOrder)
    .mutation(({ ctx, input }) => quote(ctx.services.orders, ctx.identity.actor, input)),
  /** The goods of an order as a cart again, and which of them cannot be bought any more. Stores nothing, like `quote`. */
  reorder: procedure
    .input(reorder)
    .mutation(async ({ ctx, input }) => again(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /** Cancels a whole order for its customer, where all its states are flagged `cancellable`. Another customer's is not found. */
  cancel: procedure
    .input(cancelOrder)
    .mutation(async ({ ctx, input }) => cancel(ctx.services.orders, ctx.identity.actor, await named(ctx, input))),
  /** Orders page by page, found by text, store, state, merchant, time and what is wrong with them. */
  list: procedure.input(listOrders).query(({ ctx, input }) => {
    const { filter, page } = pageOf(input, ctx.services.orders.now())
    return ctx.services.orders.lists.orders(filter, page)
  }),
  /**
   * What another system is to take over: items in states flagged `waiting for export`, by order, oldest first, and the events by
   * which the caller may say that it has. They wait until one of those is fired.
   */
  waitingForExport: procedure
    .input(waitingForExport)
    .query(({ ctx, input }) => waiting(ctx.services.orders, firing(ctx.identity), input)),
  /** Items per process and state over all orders. */
  counts: procedure.query(({ ctx }): Promise<StateCounts> => ctx.services.orders.counters.read({})),
  /** How long items of all orders have stood in their states. A list's filter `standing` finds the orders of each figure. */
  ages: procedure.query(({ ctx }): Promise<StateAges> => stateAges(ctx.services.orders)),
  /** One order whole, with its timeline; for other apps without what operators write for each other. */
  byReference: procedure.input(orderByReference).query(async ({ ctx, input }): Promise<OrderDetail> => {
    const { orders } = ctx.services
    const detail = isOperator(ctx.identity) ? orderDetail : outwardDetail
    return detail(orders, await orderId(orders, input.reference))
  }),
  /** Fires a marketplace event at items of an order. */
  trigger: procedure.input(triggerEvent).mutation(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const order = await orderId(orders, input.reference)
    return trigger(orders, firing(ctx.identity), { ...input, order, side: 'marketplace' })
  }),
  /** Takes back what its process holds for a while (`souk:grace`), before it runs by itself. */
  undo: procedure.input(undoEvent).mutation(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const order = await orderId(orders, input.reference)
    return undo(orders, firing(ctx.identity), { ...input, order, side: 'marketplace' })
  }),
  /** What `trigger` would do, per item, or why not: the engine's own answer for the order as it is; nothing is stored. */
  preview: procedure.input(previewEvent).query(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const order = await orderId(orders, input.reference)
    return preview(orders, firing(ctx.identity), { ...input, order, side: 'marketplace' })
  }),
  /** The transition log of an order: who moved what by which event, command and conditions, and what failed; newest first. */
  transitions: procedure
    .input(listTransitions)
    .query(async ({ ctx, input: { reference, limit, cursor, ...filter } }) => {
      const { orders } = ctx.services
      const page = { limit, ...(cursor !== undefined && { cursor }) }
      return transitions(orders, { ...given(filter), order: await orderId(orders, reference) }, page)
    }),
  /** Items of an order whose marketplace and merchant machines are out of step, and what would mend each. */
  unpaired: procedure.input(orderByReference).query(async ({ ctx, input }) => {
    const { orders } = ctx.services
    return repairs.unpairedItems(orders, ctx.identity.actor, await orderId(orders, input.reference))
  }),
  /** Puts one machine of an item back into step with the other, with a reason. */
  repair: procedure.input(repairItem).mutation(async ({ ctx, input }) => {
    const { orders } = ctx.services
    const order = await orderId(orders, input.reference)
    return repairs.repairItem(orders, ctx.identity.actor, { ...input, order })
  }),
  /** The customer's own reference; null takes it away. */
  setCustomReference: procedure
    .input(setCustomReference)
    .mutation(async ({ ctx, input }) =>
      facts.setCustomReference(ctx.services.orders, ctx.identity.actor, await named(ctx, input)),
    ),
  /** Another billing address; the ones before stay in its history. */
  changeBilling: procedure
    .input(changeBilling)
    .mutation(async ({ ctx, input }) =>
      facts.changeBilling(ctx.services.orders, ctx.identity.actor, await named(ctx, input)),
    ),
  /** All billing and shipping addresses the order had, who gave them and when. */
  addresses: procedure.input(orderAddresses).query(async ({ ctx, input: { reference } }) => {
    const { orders } = ctx.services
    return facts.orderAddresses(orders, await orderId(orders, reference), reference)
  }),
  /** The board: every order's row as it changes, the same for all; filters are the reader's. */
  live: procedure.input(ordersLive).subscription(({ ctx, input, signal }) => {
    const snapshot = async (): Promise<OrdersSnapshot> => {
      const [{ rows }, counts] = await Promise.all([
        ctx.services.orders.lists.orders({}, NEWEST),
        ctx.services.orders.counters.read({}),
      ])
      return { rows, counts }
    }
    return followChannel<OrdersSnapshot, BoardFrame>({ ctx, input, signal }, boardAddress, snapshot)
  }),
})

export const orderRouter = router({
  /** One order, seen as by `orders.byReference`: whole at first, then its events. */
  live: procedure.input(orderLive).subscription(async ({ ctx, input, signal }) => {
    const { orders } = ctx.services
    const id = await found({ ctx, signal }, () => orderId(orders, input.reference))
    const [address, detail] = isOperator(ctx.identity)
      ? [orderAddress(id), orderDetail]
      : [outwardOrderAddress(id), outwardDetail]
    return followChannel<OrderDetail, OrderFrame>({ ctx, input, signal }, address, () => detail(orders, id))
  }),
})
