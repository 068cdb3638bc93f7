import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

/** S24: an order's event called a refund runs a command, or no money goes back. */
export function* unpaidBackFindings({ process, exitEvents }: Graph): Generator<Finding> {
  if (process.dialect !== 'oms') return
  const fired = new Set(process.states.flatMap(({ name }) => exitEvents(name)))
  for (const { name, command, at } of fired) {
    if (!/\brefund\b/i.test(name) || command !== undefined) continue
    yield {
      ...at,
      rule: 'S24',
      level: 'warning',
      message: `event ${quote(name)} has no command: it changes the state, and no money goes back`,
      remedy: 'give it a command, such as Refund/Create',
    }
  }
}
