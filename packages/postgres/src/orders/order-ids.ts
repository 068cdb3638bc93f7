import type { Pool } from 'pg'
import type { OrderId } from '@souk/domain/ids'

/** References remembered; one that was met longer ago is looked up again. */
const MOST = 20_000

export interface OrderIds {
  find(reference: string): Promise<OrderId | undefined>
  /** Of an order that is committed. */
  remember(reference: string, id: OrderId): void
}

/** Which order has a reference. Neither ever changes, so a node keeps whom it met: most acts on an order follow another. */
export function orderIds(pool: Pool): OrderIds {
  const known = new Map<string, OrderId>()

  function remember(reference: string, id: OrderId): void {
    known.set(reference, id)
    const [oldest] = known.size > MOST ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
  }

  return {
    remember,
    async find(reference) {
      const met = known.get(reference)
      if (met) return met
      const { rows } = await pool.query<{ id: OrderId }>({
        name: 'order-by-reference',
        text: 'select id from marketplace_order where reference = $1',
        values: [reference],
      })
      const id = rows[0]?.id
      if (id) remember(reference, id)
      return id
    },
  }
}
