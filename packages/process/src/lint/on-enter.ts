import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

/** L7: of several onEnter events of a state only the first fires. */
export function* onEnterFindings({ process, exits, events }: Graph): Generator<Finding> {
  for (const state of process.states) {
    const [first, ...others] = exits(state.name).filter(({ event }) => events.get(event ?? '')?.onEnter)
    const second = others.find(({ event }) => event !== first?.event)
    if (first && second)
      yield {
        ...second.at,
        rule: 'L7',
        level: 'error',
        message: `${quote(state.name)} has two onEnter events: ${quote(first.event ?? '')} fires, ${quote(second.event ?? '')} never does`,
        remedy: 'take one away, or give it a state of its own',
      }
  }
}

/** L8: an onEnter event needs no button, and a decision no onEnter. */
export function* manualFindings({ process }: Graph): Generator<Finding> {
  for (const { name, onEnter, manual, at } of process.events)
    if (onEnter && manual)
      yield {
        ...at,
        rule: 'L8',
        level: 'warning',
        message: `event ${quote(name)} is onEnter and manual: it runs at once, the button is only a retry`,
        remedy: 'keep onEnter or manual, not both',
      }
}
