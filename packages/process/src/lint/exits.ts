import type { Graph } from '../graph.ts'
import type { Finding, State } from '../model.ts'
import { quote } from '../quote.ts'

/** How the exits of a state compete. */
function race(state: State, { exits, exitEvents }: Graph): string | undefined {
  const eventless = exits(state.name).filter(({ event, target }) => event === undefined && target !== state.name)
  const manual = exitEvents(state.name).some((event) => event.manual && !event.onEnter)
  const timed = exitEvents(state.name).some((event) => event.timeout !== undefined && !event.onEnter)
  if (eventless.length === 0) return undefined
  if (manual && timed) return 'waits for a condition, a time-out and a person at once'
  if ((manual || timed) && eventless.some(({ condition }) => condition === undefined))
    return `is left at once, before a ${manual ? 'person' : 'time-out'} can take the other way`
  return undefined
}

/** L9: states whose event-less, timed and manual exits race each other. */
export function* exitFindings(graph: Graph): Generator<Finding> {
  for (const state of graph.process.states) {
    const how = race(state, graph)
    if (how !== undefined)
      yield {
        ...state.at,
        rule: 'L9',
        level: 'warning',
        message: `${quote(state.name)} ${how}`,
        remedy: 'give one of the ways a state of its own',
      }
  }
}
