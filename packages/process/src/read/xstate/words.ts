import { elementsIn, membersIn } from '../json.ts'
import type { Json, Members } from '../json.ts'
import { about, beyond } from './reading.ts'
import type { Reading, Said } from './reading.ts'

/** The words of one kind of object: those that are read, and those that say what no process can. Others decorate. */
interface Words {
  readonly read: readonly string[]
  readonly beyond: Readonly<Record<string, Said>>
}

const FLATTEN: Said = ['has states inside it', 'make each of them a state of its own']
const REMEMBERS: Said = ['remembers where it was left', 'lead to one state by name']
const WAITS: Said = ['waits for what runs inside it', 'lead on by an event']

export const STATE: Words = {
  read: ['id', 'type', 'tags', 'on', 'after', 'always', 'meta'],
  beyond: {
    states: FLATTEN,
    initial: FLATTEN,
    history: REMEMBERS,
    target: REMEMBERS,
    invoke: ['calls an actor', 'give an event a command and bind that to a webhook'],
    entry: ['runs actions on entering', 'give an event that fires on entering a command'],
    exit: ['runs actions on leaving', 'give the events that leave it a command'],
    onDone: WAITS,
    onError: WAITS,
    output: ['gives a result', 'leave it out: the state is the result'],
  },
}

export const MACHINE: Words = {
  read: ['id', 'type', 'initial', 'states', 'meta'],
  beyond: {
    ...STATE.beyond,
    context: ['keeps data of its own', 'leave it out: conditions read the order'],
    on: ['takes events in every state', 'write them in the states that take them'],
    after: ['fires by time in every state', 'write it in the states where it fires'],
    always: ['moves on in every state', 'write it in the states it leaves'],
  },
}

export const TRANSITION: Words = {
  read: ['target', 'guard', 'actions', 'meta'],
  beyond: {
    cond: ['is the guard of XState 4', 'call it guard'],
    in: ['asks for a state beside it', 'name a condition'],
    reenter: ['enters its state anew', 'leave it out: a way back to the same state enters nothing'],
  },
}

export const MACHINE_META: Words = { read: ['dialect', 'acceptance', 'subprocesses', 'events'], beyond: {} }
export const STATE_META: Words = { read: ['display', 'reserved', 'sla', 'phase', 'process'], beyond: {} }
export const TRANSITION_META: Words = { read: ['order', 'happy', 'process', 'event'], beyond: {} }
export const EVENT_META: Words = {
  read: ['onEnter', 'manual', 'timeout', 'timeoutProcessor', 'command', 'by', 'grace', 'form', 'process'],
  beyond: {},
}

/** Empty, and therefore harmless wherever it stands. */
export function saysNothing(json: Json): boolean {
  const { value } = json
  const isEmpty = membersIn(json)?.size === 0 || elementsIn(json)?.length === 0
  return isEmpty || value === null || value === false || value === ''
}

/** S22 for what an object says beyond a process, S9 for what is merely not read. */
export function checkWords(reading: Reading, members: Members, words: Words): void {
  for (const [word, json] of members) {
    if (words.read.includes(word)) continue
    const said = Object.hasOwn(words.beyond, word) ? words.beyond[word] : undefined
    if (said && !saysNothing(json)) beyond(reading, json, said)
    if (said) continue
    const [message, remedy] = [`${json.path} is not read`, 'keep it elsewhere: it is lost when the process is exported']
    about(reading, json)({ rule: 'S9', level: 'info', message, remedy })
  }
}
