import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

function* slow({ process, exitEvents }: Graph, builtIn?: ReadonlySet<string>): Generator<string> {
  const initial = process.states.find(({ name }) => name === process.initial)
  if (initial?.reserved) yield 'is reserved'
  for (const { name, timeout, onEnter, command } of exitEvents(process.initial)) {
    if (timeout !== undefined) yield `has the time-out ${quote(name)}`
    if (onEnter && command !== undefined && builtIn?.has(command) === false) yield `runs ${quote(command)} at once`
  }
}

/** L15: what slows the placing of an order. A built-in command is computed with the order and costs nothing. */
export function* initialFindings(graph: Graph, builtIn?: ReadonlySet<string>): Generator<Finding> {
  const { process } = graph
  const initial = process.states.find(({ name }) => name === process.initial)
  if (!initial) return
  for (const how of slow(graph, builtIn))
    yield {
      ...initial.at,
      rule: 'L15',
      level: 'warning',
      message: `the initial state ${quote(initial.name)} ${how}`,
      remedy: 'move it to the state after',
    }
  if (process.dialect === 'oms' && initial.name !== 'new')
    yield {
      ...initial.at,
      rule: 'S19',
      level: 'error',
      message: `there is no state "new": items start in ${quote(initial.name)}, and elsewhere not at all`,
      remedy: 'declare a state "new"',
    }
}
