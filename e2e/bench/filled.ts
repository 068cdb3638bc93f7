import { fill } from './fixture/fill.ts'
import { longLives } from './fixture/lives.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'

const DAY_MS = 86_400_000

/** A marketplace that has been running for a year, and at rest for ten days. */
export async function openFilled(items: number): Promise<Marketplace> {
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
