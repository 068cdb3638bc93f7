import type { Market } from './market.ts'

let acts = 0
/** Of an act of its own. */
export const key = () => ({ idempotencyKey: `an act, number ${++acts}` })

/** The operator's hands on one order, and on one merchant's share of it. */
export function handling(market: Market, reference: string, merchant = 'MER000001') {
  const { orders, merchantOrders } = market.as('operator')
  const order = async () => (await orders.byReference({ reference })).order
  const ids = async (positions: readonly number[]) =>
    (await order()).items.filter((_, at) => positions.includes(at)).map(({ id }) => id)
  const some = async (positions: readonly number[]) => (positions.length > 0 ? { items: await ids(positions) } : {})
  return {
    order,
    fire: async (event: string, ...positions: readonly number[]) =>
      orders.trigger({ ...key(), reference, event, ...(await some(positions)) }),
    fireAtMerchant: async (event: string, ...positions: readonly number[]) =>
      merchantOrders.trigger({ ...key(), reference: `${reference}--${merchant}`, event, ...(await some(positions)) }),
  }
}
