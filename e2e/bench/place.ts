import { openPool } from '@souk/postgres/pool'
import { cartsOf } from './carts.ts'
import type { Method } from './carts.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { raw } from './raw.ts'
import { openShop } from './shop.ts'
import { IN_FLIGHT, measureWriting } from './writing.ts'

const ORDERS = 500

async function measured(marketplace: Marketplace, method: Method): Promise<Figure[]> {
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: IN_FLIGHT })
  const shop = openShop(marketplace, IN_FLIGHT)
  const [cart, { placing }] = [cartsOf(marketplace), raw(pool)]
  const figures = await measureWriting(marketplace, pool, {
    name: `placing, ${method === 'card' ? 'prepaid' : 'on invoice'}`,
    act: ['an order', 'orders'],
    target: { of: 'ratio', least: 1.4 },
    note: 'orders.place over HTTP ÷ one ready statement an order over a pool of 16',
    warmUpRounds: 40,
    acts: async () => Array.from({ length: ORDERS }, () => cart(method)),
    product: shop.place,
    statement: (one) => placing(one),
  })
  shop.close()
  return figures
}

/** Orders of four items of two merchants, placed as fast as the server takes them. */
export async function place(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  return [...(await measured(marketplace, 'invoice')), ...(await measured(marketplace, 'card'))]
}
