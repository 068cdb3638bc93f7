import { type Graph, reachable } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

/** L21: along the happy path stock is not let go and taken again. */
export function* reservedFindings({ process, exits, entries, states }: Graph): Generator<Finding> {
  const isReserved = (state: string) => states.get(state)?.reserved === true
  const next = (state: string) => exits(state).flatMap((exit) => (exit.happy ? exit.target : []))
  const previous = (state: string) => entries(state).flatMap((entry) => (entry.happy ? entry.source : []))
  const path = reachable([process.initial], next)
  const held = reachable([...path].filter(isReserved), next)
  const before = reachable([...path].filter(isReserved), previous)
  for (const { name, at } of process.states)
    if (held.has(name) && before.has(name) && !isReserved(name))
      yield {
        ...at,
        rule: 'L21',
        level: 'warning',
        message: `the happy path lets the stock go in ${quote(name)} and reserves it again after`,
        remedy: 'write reserved="true" on it',
      }
}
