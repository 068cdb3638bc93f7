import { figureOf } from './figures.ts'
import type { Figure, Target } from './figures.ts'
import { fill } from './fixture/fill.ts'
import { longLives } from './fixture/lives.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { kinds } from './reads.ts'
import type { Read, ReadKind } from './reads.ts'
import { inTurn } from './rounds.ts'

const FEW = 1_000
const ROUNDS = 9
const WARM_UP_ROUNDS = 3
const DAY_MS = 86_400_000
const MOST: Target = { of: 'ratio', most: 3 }

/** A marketplace that has been running for a year, and at rest for ten days. */
async function openFilled(items: number): Promise<Marketplace> {
  await using opening = new AsyncDisposableStack()
  const marketplace = opening.use(await openMarketplace())
  const to = Date.now() - 10 * DAY_MS
  const begun = performance.now()
  const filled = await fill(marketplace, {
    items,
    lives: longLives,
    from: new Date(to - 365 * DAY_MS),
    to: new Date(to),
  })
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(`${filled.items} items of ${filled.orders} orders were loaded in ${seconds} s.`)
  const held = opening.move()
  return { ...marketplace, [Symbol.asyncDispose]: () => held.disposeAsync() }
}

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

/** The first page of every list, and every figure of the matrix, over HTTP, with many items beside the same with a thousand. */
export async function lists({ items }: { readonly items: number }): Promise<readonly Figure[]> {
  await using few = await openFilled(FEW)
  await using many = await openFilled(items)
  const figures: Figure[] = []
  for (const kind of kinds) figures.push(await slowest(kind, many, few))
  return figures
}
