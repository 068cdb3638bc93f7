import type { Asked } from './asked.ts'
import { figureOf } from './figures.ts'
import type { Figure } from './figures.ts'
import { openFilled } from './filled.ts'
import type { Marketplace } from './marketplace.ts'
import { inTurn } from './rounds.ts'

/** Items an order has in the fixture, on average. */
const ITEMS_AN_ORDER = 4
const FEW_ORDERS = 10_000
const PAGES = 20

/** Opens a list anew: a screen of one store, in hand, by due date; in milliseconds a page. */
async function opened({ operator }: Marketplace): Promise<number> {
  const begun = performance.now()
  for (let page = 0; page < PAGES; page++) {
    await operator.orders.list.query({ stores: ['DE'], states: ['sent to merchant'], sort: 'due', descending: false })
  }
  return (performance.now() - begun) / PAGES
}

/** The first page of a filtered live list with as many orders as `--items` make, beside ten thousand. */
export async function firstPage({ rounds, items }: Asked): Promise<readonly Figure[]> {
  await using few = await openFilled(Math.min(items, FEW_ORDERS * ITEMS_AN_ORDER))
  await using many = await openFilled(items)
  const sides = { product: () => opened(many), baseline: () => opened(few) }
  await inTurn(2, sides)
  const measured = await inTurn(rounds, sides)
  return [
    figureOf(
      measured.map(({ product, baseline }) => ({ value: product, baseline })),
      {
        what: `first page of a live list, ${items.toLocaleString('en')} items`,
        unit: 'ms',
        target: { of: 'ratio', most: 1.5 },
        note: 'baseline: ten thousand orders',
      },
    ),
  ]
}
