import { cart, line } from '../journeys/cart.ts'
import { figureOf, median } from './figures.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { inTurn } from './rounds.ts'
import { openShop } from './shop.ts'
import type { BenchShop } from './shop.ts'

const ITEMS = 1_000
const MERCHANTS = 4
const ROUNDS = 11
const WARM_UP_ROUNDS = 5
/** So many small orders a round, of which the median counts. */
const SMALL = 20
const EVENT = 'skip picking'

/** A prepaid cart, its items shared out among some merchants. */
function cartOf({ merchants }: Marketplace, items: number) {
  const some = merchants.slice(0, Math.min(MERCHANTS, items))
  return cart(
    some.map(({ reference }, n) => line(reference, `Lamp ${n}`, { quantity: items / some.length })),
    { payments: [{ method: 'card', captured: true }] },
  )
}

async function timed(shop: BenchShop, reference: string): Promise<number> {
  const begun = performance.now()
  await shop.trigger({ reference, event: EVENT })
  return performance.now() - begun
}

/** All items of one order move in one act, beside the one item of another order. */
export async function bulk(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  const shop = openShop(marketplace, 1)
  const sides = {
    async product() {
      const { reference } = await shop.place(cartOf(marketplace, ITEMS))
      return timed(shop, reference)
    },
    async baseline() {
      const taken = []
      for (let n = 0; n < SMALL; n++) {
        const { reference } = await shop.place(cartOf(marketplace, 1))
        taken.push(await timed(shop, reference))
      }
      return median(taken)
    },
  }
  await inTurn(WARM_UP_ROUNDS, sides)
  const rounds = await inTurn(ROUNDS, sides)
  shop.close()
  return [
    figureOf(
      rounds.map(({ product, baseline }) => ({ value: product, baseline })),
      {
        what: `trigger of ${ITEMS} items in one order`,
        unit: 'ms',
        target: { of: 'ratio', most: 150 },
        note: 'orders.trigger over HTTP, one at a time; baseline: the one item of an order of one',
      },
    ),
  ]
}
