import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMachine, transition as next } from 'xstate'
import { keyOf } from '../compile-machine.ts'
import { compile } from '../compile.ts'
import type { Process } from '../model.ts'
import { anyModel, withoutPositions } from '../testing/any-model.ts'
import { defaultMains, defaultProcess } from '../testing/default-process.ts'
import { walk } from '../walk.ts'
import { writeXml } from '../write/xml.ts'
import { writeXstate } from '../write/xstate.ts'
import { filesOf } from './files.ts'
import { readProcess } from './read-process.ts'
import type { ReadProcess } from './read-process.ts'

const readText = (text: string, file = 'P.json'): ReadProcess => readProcess(filesOf({ [file]: text }), file)

const read = (machine: unknown): ReadProcess => readText(JSON.stringify(machine, undefined, 1))

/** A machine as somebody draws it, with more in its state `new` or around. */
const drawn = (inside: object = {}, around: object = {}) => ({
  id: 'P',
  initial: 'new',
  states: {
    new: { on: { pay: 'paid' }, ...inside },
    paid: { on: { close: { target: 'closed' } } },
    closed: { type: 'final' },
  },
  ...around,
})

const refusals = ({ findings }: ReadProcess): string[] =>
  findings.flatMap(({ level, rule, line, message }) => (level === 'refused' ? [`${rule} :${line} ${message}`] : []))

/** The machine without what XState would let follow by itself, but for one state: a step of Souk is one transition. */
function steppingFrom(state: string, text: string): { states: Record<string, object> } {
  const machine = JSON.parse(text) as { states: Record<string, object> }
  const states = Object.entries(machine.states).map(([key, node]) => [
    key,
    key === state ? node : { ...node, always: [] },
  ])
  return { ...machine, states: Object.fromEntries(states) as Record<string, object> }
}

describe('what writeXstate writes', () => {
  it('reads back as the same process, and writes again as the same text', () => {
    fc.assert(
      fc.property(anyModel, (process) => {
        const text = writeXstate(process)
        const again = readText(text).process as Process
        expect(withoutPositions(again)).toEqual(withoutPositions(process))
        expect(writeXstate(again)).toBe(text)
      }),
    )
  })

  it('makes an XState machine, whatever the names are', () => {
    fc.assert(
      fc.property(anyModel, (process) => {
        const machine = createMachine(JSON.parse(writeXstate(process)) as never)
        expect(Object.keys(machine.states)).toEqual(process.states.map(({ name }) => keyOf(name)))
      }),
    )
  })

  it.each(defaultMains)('is all of %s, and moves in XState as in Souk', (file) => {
    const process = defaultProcess(file)
    const text = writeXstate(process)
    expect(withoutPositions(readText(text, file.replace('.xml', '.json')).process)).toEqual(withoutPositions(process))

    const { paths } = walk(compile(process))
    const delays = Object.fromEntries(process.events.map(({ timeout = '' }) => [timeout, 60_000]))
    for (const { state, event, facts, transition } of paths.flatMap(({ legs }) => legs.slice(-1))) {
      const guards = Object.fromEntries(
        process.transitions.map(({ condition = '' }) => [condition, () => facts[condition] === true]),
      )
      const machine = createMachine(steppingFrom(event === null ? keyOf(state) : '', text)).provide({ guards, delays })
      const from = machine.resolveState({ value: keyOf(state), context: {} })
      const [to] = next(machine, from, { type: event === null ? 'anything' : keyOf(event) })
      expect([state, event, to.value]).toEqual([state, event, keyOf(transition.target)])
    }
  })
})

describe('a machine somebody drew', () => {
  it('is read with events to be fired by hand, delays as time-outs, actions as commands and tags as flags', () => {
    const pay = [
      { target: '#P.paid', guard: { type: 'IsRich', params: {} }, actions: ['Pay'] },
      { actions: { type: 'Pay' } },
    ]
    const start = {
      tags: 'cancellable',
      entry: [],
      on: { pay },
      after: { 3_600_000: 'gone', '2 hours': { target: '#gone-for-good', guard: 'IsPoor' } },
      always: { target: 'closed', guard: 'IsFree' },
    }
    const states = { ...drawn().states, new: start, gone: { id: 'gone-for-good' } }
    const { process, findings } = read(drawn({}, { states }))
    expect(findings.filter(({ level }) => level === 'refused')).toEqual([])
    expect(process?.states[0]).toMatchObject({ name: 'new', flags: ['cancellable'], reserved: false })
    expect(
      process?.transitions.map(({ source, target, event, condition }) => [source, event, condition, target]),
    ).toEqual([
      ['new', 'pay', 'IsRich', 'paid'],
      ['new', 'pay', undefined, 'new'],
      ['new', 'after 1 hour', undefined, 'gone'],
      ['new', 'after 2 hours', 'IsPoor', 'gone'],
      ['new', undefined, 'IsFree', 'closed'],
      ['paid', 'close', undefined, 'closed'],
    ])
    expect(process?.events.map(({ name, manual, timeout, command }) => [name, manual, timeout, command])).toEqual([
      ['pay', true, undefined, 'Pay'],
      ['after 1 hour', false, '1 hour', undefined],
      ['after 2 hours', false, '2 hours', undefined],
      ['close', true, undefined, undefined],
    ])
  })

  it('becomes an XML file that reads the same', () => {
    const { process } = read(
      drawn({}, { initial: 'paid', states: { b: { on: { go: 'paid' } }, paid: { on: { go: 'b' } } } }),
    )
    if (!process) throw new Error('it was refused')
    expect(withoutPositions(readProcess(filesOf({ 'P.xml': writeXml(process) }), 'P.xml').process)).toEqual(
      withoutPositions(process),
    )
    expect(process.initial).toBe('paid')
  })

  it('is a merchant’s where it says so, stands in their folder, or begins with created', () => {
    const dialectOf = (machine: object, file = 'P.json') => readText(JSON.stringify(machine), file).dialect
    expect(dialectOf(drawn())).toBe('oms')
    expect(dialectOf(drawn({}, { meta: { dialect: 'state-machine' } }))).toBe('state-machine')
    expect(dialectOf(drawn(), 'StateMachine/P.json')).toBe('state-machine')
    expect(dialectOf({ id: 'P', initial: 'created', states: { created: {} } })).toBe('state-machine')
  })

  it('is linted like any other', () => {
    const { findings } = read(drawn({ on: { pay: [{ target: 'paid', guard: 'A' }] } }, { id: 'Other' }))
    expect(findings.map(({ level, rule, line }) => `${level} ${rule} :${line}`)).toEqual(
      expect.arrayContaining(['warning S16 :1', 'warning L18 :5']),
    )
  })

  it('is told what is not read of it', () => {
    const notes = read(drawn({ description: 'x', meta: { mine: 1 } })).findings.filter(({ rule }) => rule === 'S9')
    expect(notes.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'info states.new.description is not read',
      'info states.new.meta.mine is not read',
    ])
  })
})

describe('what goes beyond a process is refused where it stands', () => {
  it.each([
    [{ states: { a: {} } }, 'states.new.states has states inside it'],
    [{ type: 'parallel' }, 'states.new.type is of the type "parallel"'],
    [{ type: 'history' }, 'states.new.type remembers where it was left'],
    [{ type: 'final' }, 'states.new.type is final, and yet something leads out'],
    [{ invoke: { src: 'fetch' } }, 'states.new.invoke calls an actor'],
    [{ entry: 'Ring' }, 'states.new.entry runs actions on entering'],
    [{ exit: [{ type: 'Ring' }] }, 'states.new.exit runs actions on leaving'],
    [{ onDone: 'paid' }, 'states.new.onDone waits for what runs inside it'],
    [{ on: { pay: { target: 'nowhere' } } }, 'states.new.on.pay.target leads to "nowhere", which is no state'],
    [{ on: { pay: { target: ['paid', 'closed'] } } }, 'states.new.on.pay.target[1] is a second target'],
    [{ on: { pay: '.inner' } }, 'states.new.on.pay leads to ".inner", which is no state'],
    [{ on: { 'pay.*': 'paid' } }, 'states.new.on["pay.*"] takes any event'],
    [{ on: { '': 'paid' } }, 'states.new.on[""] has no event'],
    [{ on: { pay: { actions: ['A', 'B'] } } }, 'states.new.on.pay.actions[1] is one action too many'],
    [{ on: { pay: { actions: { type: 'A', params: { b: 1 } } } } }, 'states.new.on.pay.actions is more than a name'],
    [{ on: { pay: { actions: { type: 'xstate.assign' } } } }, 'states.new.on.pay.actions is more than a name'],
    [{ on: { pay: { guard: { type: 'and', guards: ['A'] } } } }, 'states.new.on.pay.guard is more than a name'],
    [{ on: { pay: { guard: 7 } } }, 'states.new.on.pay.guard is no text'],
    [{ on: { pay: { cond: 'A' } } }, 'states.new.on.pay.cond is the guard of XState 4'],
    [{ on: { pay: { reenter: true } } }, 'states.new.on.pay.reenter enters its state anew'],
    [{ on: { pay: 7 } }, 'states.new.on.pay is no object'],
    [
      { on: { pay: [{ target: 'paid' }, { target: 'closed', guard: 'A' }] } },
      'states.new.on.pay[1] stands behind one without a guard and is never taken',
    ],
    [
      { always: { target: 'paid', actions: 'A', meta: { event: 'pay' } } },
      'states.new.always runs a command without an event',
    ],
    [{ after: { soon: 'paid' } }, 'states.new.after.soon waits for "soon", which is no interval'],
    [
      { on: { close: { target: 'paid', actions: 'A' } } },
      'states.paid.on.close gives "close" another command than states.new.on.close',
    ],
    [
      { on: {}, after: { '1 day': { target: 'closed', meta: { event: 'close' } } } },
      'states.paid.on.close takes "close" without its time-out',
    ],
    [
      { after: { '1 day': { target: 'closed', meta: { event: 'pay' } } } },
      'states.new.after["1 day"] says otherwise than states.new.on.pay where "pay" leads',
    ],
  ])('%j', (inside, expected) => {
    const result = read(drawn(inside))
    expect(refusals(result)).toEqual([expect.stringMatching(/^S22 :\d+ /)])
    expect(refusals(result)[0]).toContain(expected)
    expect(result.process).toBeUndefined()
    for (const { message, remedy } of result.findings) expect(`${message} ${remedy}`).not.toMatch(/[\n\r]/)
  })

  it.each([
    [{ type: 'parallel' }, 'type lets it stand in several states at once'],
    [{ context: { count: 0 } }, 'context keeps data of its own'],
    [{ on: { reset: 'new' } }, 'on takes events in every state'],
    [{ initial: 'paid' }, 'initial is "paid", but items start in "new"'],
    [{ initial: 'x' }, 'initial names no initial state'],
    [{ initial: undefined }, 'the machine names no initial state'],
    [{ states: [] }, 'states is no object'],
    [{ states: { new: {}, 'a.b': {}, 'a%2Eb': {} } }, 'states["a%2Eb"] is the same state as states["a.b"]'],
  ])('of the machine: %j', (around, expected) => {
    expect(refusals(read(drawn({}, around))).join()).toContain(expected)
  })

  it('with the line where it stands', () => {
    const text = '{"id":"P","initial":"new","states":{\n"new":{\n"on":{},\n "invoke":{"src":"x"}}}}'
    expect(readText(text).findings.find(({ rule }) => rule === 'S22')).toMatchObject({ line: 4, column: 2 })
  })
})

it('what is no machine is refused, not thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.uint8Array().map((bytes) => String.fromCharCode(...bytes)),
      ),
      (text) => {
        const { process, findings } = readText(text)
        expect(process).toBeUndefined()
        expect(findings.some(({ level }) => level === 'refused')).toBe(true)
      },
    ),
  )
})

it('no JSON makes it throw, however near to a machine it is', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>('new', 'paid', 'x', '', 7, null, true, [], {}, '2 hours', '#P.new'),
      fc.array(tie('node'), { maxLength: 2 }),
      fc.dictionary(
        fc.constantFrom(
          'on',
          'after',
          'always',
          'type',
          'target',
          'guard',
          'actions',
          'meta',
          'tags',
          'pay',
          'new',
          'events',
          'order',
        ),
        tie('node'),
        { maxKeys: 4 },
      ),
    ),
  })).node
  fc.assert(
    fc.property(value, value, (inside, meta) => {
      const { process, findings } = read(drawn({ on: inside, meta }, { meta }))
      expect(process === undefined).toBe(findings.some(({ level }) => level === 'refused'))
    }),
  )
})
