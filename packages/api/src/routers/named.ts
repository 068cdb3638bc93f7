import { orderId } from '@souk/services/orders/order-detail'
import type { Context } from '../context.ts'

/** The order behind the reference, and the rest of what was asked. */
export async function named<Asked extends { readonly reference: string }>({ services }: Context, asked: Asked) {
  const { reference, ...rest } = asked
  return { ...rest, order: await orderId(services.orders, reference) }
}
