import type { Asked } from './asked.ts'
import { figureOf } from './figures.ts'
import type { Figure, Target } from './figures.ts'
import { openFilled } from './filled.ts'
import { firstPage } from './first-page.ts'
import type { Marketplace } from './marketplace.ts'
import { kinds } from './reads.ts'
import type { Read, ReadKind } from './reads.ts'
import { inTurn } from './rounds.ts'

const FEW = 1_000
const ROUNDS = 9
const WARM_UP_ROUNDS = 3
const MOST: Target = { of: 'ratio', most: 3 }

async function timed(read: Read, of: Marketplace): Promise<number> {
  const begun = performance.now()
  await read(of)
  return performance.now() - begun
}

async function measured(read: Read, many: Marketplace, few: Marketplace) {
  const sides = { product: () => timed(read, many), baseline: () => timed(read, few) }
  await inTurn(WARM_UP_ROUNDS, sides)
  const rounds = await inTurn(ROUNDS, sides)
  return rounds.map(({ product, baseline }) => ({ value: product, baseline }))
}

/** The one that many items slow down most. */
async function slowest({ name, reads, isJudged }: ReadKind, many: Marketplace, few: Marketplace): Promise<Figure> {
  const figures: Figure[] = []
  for (const [what, read] of Object.entries(reads)) {
    const about = { what: `${name}: ${what}`, unit: 'ms', note: `the slowest of ${Object.keys(reads).length}` }
    figures.push(figureOf(await measured(read, many, few), { ...about, ...(isJudged && { target: MOST }) }))
  }
  const [worst] = figures.toSorted((one, other) => (other.ratio?.median ?? 0) - (one.ratio?.median ?? 0))
  if (!worst) throw new Error(`${name} has no reads`)
  return worst
}

/** Of four items each, on average. */
const ITEMS_OF_TEN_THOUSAND_ORDERS = 40_000

/** The first page of every list, and every figure of the matrix, over HTTP, with many items beside the same with a thousand. */
export async function lists(asked: Asked): Promise<readonly Figure[]> {
  await using few = await openFilled(FEW)
  await using some = await openFilled(Math.min(asked.items, ITEMS_OF_TEN_THOUSAND_ORDERS))
  await using many = await openFilled(asked.items)
  const figures = [await firstPage(many, some, asked)]
  for (const kind of kinds) figures.push(await slowest(kind, many, few))
  return figures
}
