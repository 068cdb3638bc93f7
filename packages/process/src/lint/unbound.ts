import type { Graph } from '../graph.ts'
import type { Finding, Position } from '../model.ts'
import { quote } from '../quote.ts'
import type { KnownNames } from './known.ts'

interface Use {
  readonly what: 'command' | 'condition' | 'time-out processor'
  readonly name: string | undefined
  readonly at: Position
}

function usesOf({ process }: Graph): Use[] {
  return [
    ...process.transitions.map(({ condition, at }): Use => ({ what: 'condition', name: condition, at })),
    ...process.events.flatMap(({ command, timeoutProcessor, at }): Use[] => [
      { what: 'command', name: command, at },
      { what: 'time-out processor', name: timeoutProcessor, at },
    ]),
  ]
}

/** L4, of the kind that can be bound later: each unknown command, condition and time-out processor once. */
export function* unboundFindings(graph: Graph, known: KnownNames): Generator<Finding> {
  const names = { command: known.commands, condition: known.conditions, 'time-out processor': known.timeoutProcessors }
  const reported = new Set<string>()
  for (const { what, name, at } of usesOf(graph)) {
    if (name === undefined || names[what].has(name) || reported.has(`${what} ${name}`)) continue
    reported.add(`${what} ${name}`)
    yield {
      ...at,
      rule: 'L4',
      level: 'error',
      message: `${what} ${quote(name)} is unknown and stays unbound`,
      remedy: 'bind it before the process runs, or correct the name',
    }
  }
}
