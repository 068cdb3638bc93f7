import { customerOrderByReference, listCustomerOrders } from '@souk/contract/customer-orders'
import { customerOrder, customerOrders } from '@souk/services/customer-orders/customer-orders'
import { procedure, router } from '../trpc.ts'

/** What a customer sees of their orders; the shop answers for who asks. */
export const customerOrdersRouter = router({
  /** Newest first. */
  list: procedure.input(listCustomerOrders).query(({ ctx, input }) => customerOrders(ctx.services.orders, input)),
  /** One, with its items by merchant and shipment. Another customer's is not found. */
  byReference: procedure
    .input(customerOrderByReference)
    .query(({ ctx, input }) => customerOrder(ctx.services.orders, input)),
})
