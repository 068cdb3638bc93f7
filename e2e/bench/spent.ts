import { cpuOf, cpuOfTree } from './cpu.ts'
import { figureOf } from './figures.ts'
import type { Figure, Target } from './figures.ts'
import type { Marketplace } from './marketplace.ts'

/** What one side of a round took. CPU in milliseconds per act. */
export interface Spent {
  readonly perSecond: number
  readonly node: number
  readonly postgres: number
}

/** Does so many acts, the node process `pid` doing the work. */
export async function spent(
  { postmasterPid }: Marketplace,
  { pid, acts }: { readonly pid: number; readonly acts: number },
  work: () => Promise<unknown>,
): Promise<Spent> {
  const [node, postgres, begun] = [cpuOf(pid), cpuOfTree(postmasterPid), performance.now()]
  await work()
  const seconds = (performance.now() - begun) / 1000
  return {
    perSecond: acts / seconds,
    node: (cpuOf(pid) - node) / acts,
    postgres: (cpuOfTree(postmasterPid) - postgres) / acts,
  }
}

interface About {
  readonly name: string
  /** What is done, in the singular and the plural. */
  readonly act: readonly [string, string]
  readonly inFlight: number
  readonly target?: Target
  readonly note: string
}

/** Three figures: how many a second, and what each costs Node and PostgreSQL. */
export function figuresOf(
  rounds: readonly { readonly product: Spent; readonly baseline: Spent }[],
  { name, act: [one, many], inFlight, target, note }: About,
): Figure[] {
  const of = (what: keyof Spent) =>
    rounds.map(({ product, baseline }) => ({ value: product[what], baseline: baseline[what] }))
  const unit = `ms of CPU ${one}`
  return [
    figureOf(of('perSecond'), {
      what: `${name}, ${inFlight} in flight`,
      unit: `${many}/s`,
      note,
      ...(target && { target }),
    }),
    figureOf(of('node'), { what: `${name}: Node`, unit, note: 'the server ÷ what sends the statements' }),
    figureOf(of('postgres'), { what: `${name}: PostgreSQL`, unit }),
  ]
}
