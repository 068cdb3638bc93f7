import type { OrderItemId } from '@souk/domain/ids'
import { openPool } from '@souk/postgres/pool'
import { cartsOf } from './carts.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import { orderDeps, raw } from './raw.ts'
import { inFlight } from './rounds.ts'
import { openShop } from './shop.ts'
import { IN_FLIGHT, measureWriting } from './writing.ts'

const TRIGGERS = 500
/** Moves an item that stands before its merchant by one state. */
const EVENT = 'skip picking'

/** One item of an order of four moves by one state, each time of another order. */
export async function trigger(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: IN_FLIGHT })
  const shop = openShop(marketplace, IN_FLIGHT)
  const cart = cartsOf(marketplace)
  const { orders } = orderDeps(pool)

  async function first(order: Parameters<typeof orders.byId>[0]): Promise<OrderItemId[]> {
    const [item] = (await orders.byId(order))?.items ?? []
    return item ? [item.id] : []
  }
  async function asked() {
    const carts = Array.from({ length: TRIGGERS }, () => cart('card'))
    const placed = await inFlight(IN_FLIGHT, carts, shop.place)
    return inFlight(IN_FLIGHT, placed, async ({ id, reference }) => {
      return { order: id, reference, event: EVENT, items: await first(id) }
    })
  }
  const figures = await measureWriting(marketplace, pool, {
    name: 'trigger of 1 item',
    act: ['a trigger', 'triggers'],
    target: { of: 'ratio', least: 0.6 },
    note: 'orders.trigger over HTTP ÷ the one ready statement that writes it, over a pool of 16',
    warmUpRounds: 8,
    acts: asked,
    product: shop.trigger,
    statement: raw(pool).trigger,
  })
  shop.close()
  return figures
}
