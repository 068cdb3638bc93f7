import type { Graph } from '../graph.ts'
import type { Finding, Transition } from '../model.ts'
import { quote } from '../quote.ts'
import { choiceKey } from '../read/order.ts'
import { positionText } from './position-text.ts'

function exitOf({ event, source }: Transition): string {
  return event === undefined ? `the event-less exit of ${quote(source)}` : `${quote(event)} from ${quote(source)}`
}

function why(by: Transition, hidden: Transition): string {
  if (hidden.condition === undefined) return `has two targets without a condition (first at ${positionText(by.at)})`
  if (by.condition === undefined) return `is taken without a condition before (${positionText(by.at)})`
  return `asks ${quote(hidden.condition)} before (${positionText(by.at)})`
}

function never(by: Transition, hidden: Transition): Finding {
  return {
    ...hidden.at,
    rule: 'L10',
    level: 'error',
    message: `${exitOf(hidden)} ${why(by, hidden)}: this one is never taken`,
    remedy: by.target === hidden.target ? 'remove it' : 'give one of them another condition, or remove it',
  }
}

/** An unconditional transition hides all that are tried after it, a conditional one those with its condition. */
function* hiddenFindings(members: readonly Transition[]): Generator<Finding> {
  const first = new Map<string | undefined, Transition>()
  for (const member of members) {
    const by = first.get(undefined) ?? first.get(member.condition)
    if (by) yield never(by, member)
    else first.set(member.condition, member)
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
    yield* hiddenFindings(members)
    const [, second] = members
    const open = members.every(({ condition }) => condition !== undefined)
    if (open && second && second.event !== undefined) yield unfinished(second)
  }
}
