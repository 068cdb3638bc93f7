import { compile } from '@souk/process/compile'
import type { Process, Transition } from '@souk/process/model'
import { walk } from '@souk/process/walk'
import type { ProcessId } from '../ids.ts'
import type { Side } from '../marketplace.ts'
import { rehearse, stateKey, wayKey } from './rehearse.ts'
import type { Rehearsed } from './rehearse.ts'
import { stagesOf } from './stage.ts'
import type { Pair } from './stage.ts'

/** What orders did of all that a process allows. */
export interface Coverage {
  /** Transitions a walk over the graph can take. */
  readonly transitions: readonly Transition[]
  /** Of these, those that were taken only where answers of rules were scripted. */
  readonly scripted: readonly Transition[]
  /** Of these, those that no order took. */
  readonly never: readonly Transition[]
  readonly deadEnds: readonly string[]
  readonly unpaired: readonly string[]
  readonly complete: boolean
}

/**
 * Two rehearsals of a pair: by the rules where there are any, and with every condition answered either way, every command
 * failing too, and every event fired that other programs may fire.
 */
export interface Rehearsals {
  readonly byRules: Rehearsed
  readonly scripted: Rehearsed
}

/** `known`: conditions there are rules for. */
export function rehearsalsOf(pair: Pair, known: ReadonlySet<string>): Rehearsals {
  const stages = stagesOf(pair)
  const both = [pair.marketplace, pair.merchant]
  const conditions = new Set(both.flatMap(({ transitions }) => transitions.flatMap(({ condition }) => condition ?? [])))
  const commands = new Set(both.flatMap(({ events }) => events.flatMap(({ command }) => command ?? [])))
  const unknown = new Set([...conditions].filter((name) => !known.has(name)))
  return {
    byRules: rehearse(stages, { conditions: unknown, commands: new Set(), byForce: false }),
    scripted: rehearse(stages, { conditions, commands, byForce: true }),
  }
}

/** What a process's orders did in all of its rehearsals together. */
export function coverageOf(process: Process, side: Side, rehearsals: readonly Rehearsals[]): Coverage {
  const transitions = walk(compile(process)).paths.map((path) => path.transition)
  const taken = (rehearsed: readonly Rehearsed[]) => {
    const all = rehearsed.map((one) => (transition: Transition) => isTaken(transition, { process, side, one }))
    return (transition: Transition) => all.some((by) => by(transition))
  }
  const byRules = taken(rehearsals.map((one) => one.byRules))
  const either = taken(rehearsals.flatMap((one) => [one.byRules, one.scripted]))
  return {
    transitions,
    scripted: transitions.filter((transition) => !byRules(transition) && either(transition)),
    never: transitions.filter((transition) => !either(transition)),
    deadEnds: union(rehearsals.map((one) => one.byRules.deadEnds)),
    unpaired: union(rehearsals.map((one) => one.byRules.unpaired)),
    complete: rehearsals.every(({ byRules: own, scripted }) => own.complete && scripted.complete),
  }
}

function union(all: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(all.flat())].toSorted()
}

interface Taken {
  readonly process: Process
  readonly side: Side
  readonly one: Rehearsed
}

/** From a state to itself without a command there is nothing to see: to have stood there is to have taken it. */
function isTaken({ source, target, event }: Transition, { process: { name, events }, side, one }: Taken): boolean {
  const process = `${side} ${name}` as ProcessId
  const command = events.find((each) => each.name === event)?.command
  if (source === target && command === undefined) return one.states.has(stateKey({ process, state: source }))
  return one.ways.has(wayKey({ process, from: source, event: event ?? null, to: target }))
}
