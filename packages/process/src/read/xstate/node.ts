import { nameOfKey } from '../../compile-machine.ts'
import type { Dialect, State, Transition } from '../../model.ts'
import { quote } from '../../quote.ts'
import type { Json, Members } from '../json.ts'
import { ownInterval, ownPhase, present } from '../own.ts'
import { arrowsOf, eventOfKey } from './arrows.ts'
import type { Arrow, Machine } from './arrows.ts'
import { delaysOf, onlyDelayed } from './delays.ts'
import type { Delay } from './delays.ts'
import { about, beyond, isTrue, membersOf, textOf, textsOf } from './reading.ts'
import type { Reading } from './reading.ts'
import { checkWords, STATE, STATE_META } from './words.ts'

/** A state and what leaves it. */
export interface Node {
  readonly state: State
  readonly arrows: readonly Arrow[]
  readonly delays: readonly Delay[]
}

function refuseType(reading: Reading, json: Json | undefined, leaves: boolean): void {
  const type = textOf(reading, json)
  if (!json || type === undefined || type === 'atomic') return
  if (type === 'history') beyond(reading, json, ['remembers where it was left', 'lead to one state by name'])
  else if (type !== 'final')
    beyond(reading, json, [`is of the type ${quote(type)}`, 'make each state in it one of its own'])
  else if (leaves) beyond(reading, json, ['is final, and yet something leads out', 'leave the type out'])
}

function stateOf(reading: Reading, parts: Members, of: Pick<State, 'name' | 'process' | 'at'>): State {
  const meta = membersOf(reading, parts.get('meta'))
  checkWords(reading, meta, STATE_META)
  const report = about(reading, of)
  return present<State>({
    name: of.name,
    display: textOf(reading, meta.get('display')),
    reserved: isTrue(reading, meta.get('reserved')),
    flags: textsOf(reading, parts.get('tags')),
    sla: ownInterval('sla', textOf(reading, meta.get('sla')), report),
    phase: ownPhase('phase', textOf(reading, meta.get('phase')), report),
    process: textOf(reading, meta.get('process')) ?? of.process,
    at: of.at,
  })
}

/** One state of the machine; `process` is the main one. */
export function nodeOf(machine: Machine, [key, json]: readonly [string, Json], process: string): Node {
  const source = nameOfKey(key)
  if (source === '') beyond(machine, json, ['is a state without a name', 'give it one'])
  const parts = membersOf(machine, json)
  checkWords(machine, parts, STATE)
  const on = [...membersOf(machine, parts.get('on'))].flatMap(([name, each]) =>
    arrowsOf(machine, each, { source, event: eventOfKey(machine, name, each) }),
  )
  const delays = delaysOf(machine, parts.get('after'), source)
  const always = arrowsOf(machine, parts.get('always'), { source })
  const arrows = [...on, ...delays.flatMap((delay) => onlyDelayed(machine, delay, on)), ...always]
  refuseType(machine, parts.get('type'), arrows.length > 0)
  return { state: stateOf(machine, parts, { name: source, process, at: json.at }), arrows, delays }
}

/** In the order the process had; what somebody drew comes last. */
export function transitionsOf(nodes: readonly Node[], process: string): readonly Transition[] {
  const arrows = nodes.flatMap((node) => node.arrows)
  return arrows
    .toSorted((one, other) => (one.order ?? arrows.length) - (other.order ?? arrows.length))
    .map((arrow) =>
      present<Transition>({
        source: arrow.source,
        target: arrow.target,
        event: arrow.event,
        condition: arrow.condition,
        happy: arrow.happy,
        process: arrow.process ?? process,
        at: arrow.at,
      }),
    )
}

/** S22: behind a transition without a condition nothing is tried, but a file of the OMS would try it first. */
export function refuseHidden(reading: Reading, nodes: readonly Node[], dialect: Dialect): void {
  if (dialect === 'state-machine') return
  for (const { arrows } of nodes)
    for (const choice of Map.groupBy(arrows, ({ event }) => event).values()) {
      const otherwise = choice.findIndex(({ condition }) => condition === undefined)
      const hidden =
        otherwise < 0 ? undefined : choice.slice(otherwise).find(({ condition }) => condition !== undefined)
      if (hidden)
        beyond(reading, hidden.json, ['stands behind one without a guard and is never taken', 'put it before'])
    }
}
