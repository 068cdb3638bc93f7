import type { Graph } from '../graph.ts'
import type { Finding, State } from '../model.ts'
import { quote } from '../quote.ts'

function finding({ at }: State, message: string): Finding {
  return { ...at, rule: 'L18', level: 'warning', message, remedy: 'write display="oms.state.…" on each' }
}

/** L18: customers see every state of their order by a name; where no state has one, that is said once. */
export function* displayFindings({ process }: Graph): Generator<Finding> {
  if (process.dialect !== 'oms') return
  const unnamed = process.states.filter(({ display }) => display === undefined)
  const [first, second] = unnamed
  if (first && second && unnamed.length === process.states.length) yield finding(first, 'no state has a display name')
  else yield* unnamed.map((state) => finding(state, `state ${quote(state.name)} has no display name`))
}
