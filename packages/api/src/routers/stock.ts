import { reservedStock } from '@souk/contract/stock'
import { procedure, router } from '../trpc.ts'
import { given } from './page.ts'

export const stockRouter = router({
  /** How much of each SKU is reserved in which store: the items in reserved states, exact at any moment. */
  reserved: procedure.input(reservedStock).query(({ ctx, input: { limit, cursor, ...filter } }) => {
    const page = { limit, ...(cursor !== undefined && { cursor }) }
    return ctx.services.orders.stock.reserved(given(filter), page)
  }),
})
