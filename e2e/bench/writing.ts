import type { Pool, QueryConfig } from 'pg'
import type { Figure } from './figures.ts'
import type { Marketplace } from './marketplace.ts'
import { inFlight, inTurn } from './rounds.ts'
import { figuresOf, spent } from './spent.ts'

export const IN_FLIGHT = 16
const ROUNDS = 7

/** One kind of act, in the product and as the one statement it alone would send. */
export interface Writing<Act> extends Omit<Parameters<typeof figuresOf>[1], 'inFlight'> {
  /** V8 goes on compiling a server for some thousands of acts: until then one costs twice the CPU. */
  readonly warmUpRounds: number
  /** What a round does, prepared. */
  readonly acts: () => Promise<readonly Act[]>
  readonly product: (act: Act) => Promise<unknown>
  readonly statement: (act: Act) => Promise<QueryConfig>
}

/** The product beside ready statements over a pool, both with so many in flight. */
export async function measureWriting<Act>(
  marketplace: Marketplace,
  pool: Pool,
  { warmUpRounds, acts, product, statement, ...about }: Writing<Act>,
): Promise<Figure[]> {
  const sides = {
    async product() {
      const all = await acts()
      const by = { pid: marketplace.serverPid, acts: all.length }
      return spent(marketplace, by, () => inFlight(IN_FLIGHT, all, product))
    },
    async baseline() {
      const all: QueryConfig[] = []
      for (const one of await acts()) all.push(await statement(one))
      const by = { pid: process.pid, acts: all.length }
      return spent(marketplace, by, () => inFlight(IN_FLIGHT, all, (query) => pool.query(query)))
    },
  }
  for (let round = 0; round < warmUpRounds; round++) await sides.product()
  await sides.baseline()
  await pool.query('analyze')
  await inTurn(1, sides)
  return figuresOf(await inTurn(ROUNDS, sides), { ...about, inFlight: IN_FLIGHT })
}
