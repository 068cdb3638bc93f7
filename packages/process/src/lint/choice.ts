import type { Finding, Transition } from '../model.ts'
import { quote } from '../quote.ts'
import { choiceKey } from '../read/order.ts'
import type { Graph } from './graph.ts'
import { placeOf } from './place.ts'

function exitOf({ event, source }: Transition): string {
  return event === undefined ? `the event-less exit of ${quote(source)}` : `${quote(event)} from ${quote(source)}`
}

function twice(first: Transition, second: Transition): Finding {
  return {
    ...second.at,
    rule: 'L10',
    level: 'error',
    message: `${exitOf(second)} has two targets without a condition (first at ${placeOf(first.at)}): this one is never taken`,
    remedy: first.target === second.target ? 'remove it' : 'give one of them a condition, or remove it',
  }
}

function unfinished(second: Transition): Finding {
  return {
    ...second.at,
    rule: 'L11',
    level: 'warning',
    message: `${exitOf(second)} has conditions only: where none holds the item stays without a word`,
    remedy: 'add a transition without a condition as the else',
  }
}

/** L10 and L11: what is chosen among several transitions of one event is clear. */
export function* choiceFindings({ process }: Graph): Generator<Finding> {
  for (const members of Map.groupBy(process.transitions, choiceKey).values()) {
    const [first, ...others] = members.filter(({ condition }) => condition === undefined)
    if (first) yield* others.map((other) => twice(first, other))
    const [, second] = members
    if (!first && second && second.event !== undefined) yield unfinished(second)
  }
}
