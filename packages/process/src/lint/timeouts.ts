import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { parseInterval } from '../parse-interval.ts'
import { quote } from '../quote.ts'

/** L6: time-outs that PHP would refuse, that are zero or less, or without end; fatal where a transition waits for them. */
export function* intervalFindings({ process }: Graph): Generator<Finding> {
  const used = new Set(process.transitions.map(({ event }) => event))
  for (const { name, timeout, at } of process.events)
    if (timeout !== undefined && !parseInterval(timeout))
      yield {
        ...at,
        rule: 'L6',
        level: used.has(name) ? 'refused' : 'error',
        message: `timeout=${quote(timeout)} of event ${quote(name)} is no interval between zero and some thousand years`,
        remedy: 'write it like 30 minutes, 2 hours or 14 days',
      }
}

/** L6: one time-out per state. */
export function* timeoutFindings({ process, exits, events }: Graph): Generator<Finding> {
  for (const state of process.states) {
    const timed = exits(state.name).filter(({ event }) => events.get(event ?? '')?.timeout !== undefined)
    const [first, ...others] = timed
    const second = others.find(({ event }) => event !== first?.event)
    if (first && second)
      yield {
        ...second.at,
        rule: 'L6',
        level: 'error',
        message: `two time-outs run in ${quote(state.name)}: ${quote(first.event ?? '')} and ${quote(second.event ?? '')}`,
        remedy: 'keep one, or give the other a state of its own',
      }
  }
}
