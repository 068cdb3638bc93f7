import type { Graph } from '../graph.ts'
import type { Finding, Transition } from '../model.ts'
import { quote } from '../quote.ts'

/** The transition that is taken by itself on entering a state, and whether anything may come before it. */
interface Hop {
  readonly transition: Transition
  readonly certain: boolean
}

/** The onEnter event of a state goes first; where its conditions may all be false, the event-less exits follow. */
function hopFrom(state: string, { exits, events }: Graph): Hop | undefined {
  const leaving = exits(state)
  const onEnter = leaving.find(({ event }) => events.get(event ?? '')?.onEnter)?.event
  const byEvent = onEnter === undefined ? [] : leaving.filter(({ event }) => event === onEnter)
  const eventless = leaving.filter(({ event }) => event === undefined)
  const tried = byEvent.some(({ condition }) => condition === undefined) ? byEvent : [...byEvent, ...eventless]
  const index = tried.findIndex(({ condition }) => condition === undefined)
  const transition = tried[index]
  return transition && transition.target !== state ? { transition, certain: index === 0 } : undefined
}

function roundFrom(start: string, hops: ReadonlyMap<string, Hop>): Hop[] {
  const round: Hop[] = []
  for (let hop = hops.get(start); hop; hop = hops.get(hop.transition.target)) {
    round.push(hop)
    if (hop.transition.target === start) return round
    if (round.length > hops.size) return []
  }
  return []
}

function finding(round: readonly Hop[], first: Hop): Finding {
  const certain = round.every((hop) => hop.certain)
  const states = round.map(({ transition }) => quote(transition.source)).join(' → ')
  return {
    ...first.transition.at,
    rule: 'L14',
    level: certain ? 'error' : 'warning',
    message: `${states} → ${quote(first.transition.source)} goes round by itself${certain ? '' : ' while its conditions are false'}`,
    remedy: 'break the round with a condition, a time-out or a manual event',
  }
}

/** L14: a round of states that leave themselves. Certain: nothing stops it. Else it turns as long as conditions fail. */
export function* loopFindings(graph: Graph): Generator<Finding> {
  const entries = graph.process.states.flatMap(({ name }) => {
    const hop = hopFrom(name, graph)
    return hop ? [[name, hop] as const] : []
  })
  const hops = new Map(entries)
  const settled = new Set<string>()
  for (const [name] of entries) {
    const walked = new Set<string>()
    let state: string | undefined = name
    while (state !== undefined && !settled.has(state) && !walked.has(state)) {
      walked.add(state)
      state = hops.get(state)?.transition.target
    }
    const first = state !== undefined && walked.has(state) ? hops.get(state) : undefined
    if (first) yield finding(roundFrom(first.transition.source, hops), first)
    for (const each of walked) settled.add(each)
  }
}

/** L19: transitions that lead nowhere and do nothing. */
export function* selfFindings({ process, events }: Graph): Generator<Finding> {
  for (const { source, target, event, at } of process.transitions)
    if (source === target && events.get(event ?? '')?.command === undefined)
      yield {
        ...at,
        rule: 'L19',
        level: 'info',
        message: `the transition from ${quote(source)} to itself does nothing`,
        remedy: 'remove it: waiting needs no transition',
      }
}
