import type { Asked } from './asked.ts'
import { figureOf } from './figures.ts'
import type { Figure } from './figures.ts'
import type { Marketplace } from './marketplace.ts'
import { inTurn } from './rounds.ts'

const PAGES = 20

/** Opens a list anew: a screen of one store, in hand, by due date; in milliseconds a page. */
async function opened({ operator }: Marketplace): Promise<number> {
  const begun = performance.now()
  for (let page = 0; page < PAGES; page++) {
    await operator.orders.list.query({ stores: ['DE'], states: ['sent to merchant'], sort: 'due', descending: false })
  }
  return (performance.now() - begun) / PAGES
}

/** The first page of a filtered live list in a large marketplace, beside one of ten thousand orders. */
export async function firstPage(many: Marketplace, few: Marketplace, { rounds }: Asked): Promise<Figure> {
  const sides = { product: () => opened(many), baseline: () => opened(few) }
  await inTurn(2, sides)
  const measured = await inTurn(rounds, sides)
  return figureOf(
    measured.map(({ product, baseline }) => ({ value: product, baseline })),
    {
      what: 'first page of a live list, of one store and state, by due date',
      unit: 'ms',
      target: { of: 'ratio', most: 1.5 },
      note: 'baseline: ten thousand orders',
    },
  )
}
