import { nameOfKey } from '../../compile-machine.ts'
import type { Position } from '../../model.ts'
import { quote } from '../../quote.ts'
import { membersIn } from '../json.ts'
import type { Json } from '../json.ts'
import { beyond, elementsOf, isTrue, membersOf, textOf } from './reading.ts'
import type { Reading } from './reading.ts'
import { checkWords, saysNothing, TRANSITION, TRANSITION_META } from './words.ts'

/** One transition as the machine has it. */
export interface Arrow {
  readonly source: string
  readonly target: string
  readonly event?: string | undefined
  readonly condition?: string | undefined
  readonly command?: string | undefined
  readonly happy: boolean
  readonly process?: string | undefined
  /** Under `after`: the event whose time-out is shown there; absent where somebody drew it. */
  readonly timed?: string | undefined
  /** Its place among all of the process's; absent where somebody drew it. */
  readonly order?: number | undefined
  readonly json: Json
  readonly at: Position
}

/** What is known of the machine while its arrows are read. */
export interface Machine extends Reading {
  /** The state of each key, and of each id behind a `#`. */
  readonly states: ReadonlyMap<string, string>
}

/** Where an arrow starts. */
export interface Start {
  readonly source: string
  readonly event?: string
}

/** A guard or an action: a name, or an object that is nothing but its type. */
function named(reading: Reading, json: Json | undefined, remedy: string): string | undefined {
  const members = json && membersIn(json)
  if (!members) return textOf(reading, json)
  const name = textOf(reading, members.get('type'))
  const more = [...members].some(([word, each]) => word !== 'type' && !saysNothing(each))
  if (more || name?.startsWith('xstate.')) beyond(reading, json, ['is more than a name', remedy])
  return name
}

function commandOf(reading: Reading, json: Json | undefined): string | undefined {
  const [first, second] = elementsOf(json)
  if (second) beyond(reading, second, ['is one action too many', 'make one command of them'])
  return named(reading, first, 'name a command')
}

function targetOf(machine: Machine, json: Json | undefined, source: string): string {
  const [first, second] = elementsOf(json)
  if (second) beyond(machine, second, ['is a second target', 'keep one'])
  const written = textOf(machine, first)
  const target = written === undefined ? source : machine.states.get(written)
  if (first && target === undefined)
    beyond(machine, first, [`leads to ${quote(written ?? '')}, which is no state`, 'name one of the states by its key'])
  return target ?? source
}

function orderOf(reading: Reading, json: Json | undefined): number | undefined {
  if (json === undefined || typeof json.value === 'number') return json?.value as number | undefined
  beyond(reading, json, ['is no number', 'leave it out'])
  return undefined
}

function arrowOf(machine: Machine, json: Json, { source, event }: Start): Arrow {
  const parts = typeof json.value === 'string' ? new Map([['target', json]]) : membersOf(machine, json)
  checkWords(machine, parts, TRANSITION)
  const meta = membersOf(machine, parts.get('meta'))
  checkWords(machine, meta, TRANSITION_META)
  return {
    source,
    target: targetOf(machine, parts.get('target'), source),
    event,
    timed: textOf(machine, meta.get('event')),
    condition: named(machine, parts.get('guard'), 'name one condition; bind it to an expression'),
    command: commandOf(machine, parts.get('actions')),
    happy: isTrue(machine, meta.get('happy')),
    process: textOf(machine, meta.get('process')),
    order: orderOf(machine, meta.get('order')),
    json,
    at: json.at,
  }
}

/** The arrows of one key, in the order they are tried: one or a list, each its target alone or an object. */
export function arrowsOf(machine: Machine, json: Json | undefined, start: Start): readonly Arrow[] {
  return elementsOf(json).map((each) => arrowOf(machine, each, start))
}

/** The event of a key of `on`. */
export function eventOfKey(reading: Reading, key: string, json: Json): string {
  if (key === '') beyond(reading, json, ['has no event', 'write it under always'])
  if (key.includes('*')) beyond(reading, json, ['takes any event', 'name each event'])
  return nameOfKey(key)
}
