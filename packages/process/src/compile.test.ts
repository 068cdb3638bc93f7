import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventless, keyOf, nameOfKey } from './compile-machine.ts'
import { compile, edgeOf, placeOf } from './compile.ts'
import { sampleProcess } from './testing/sample.ts'

const process = sampleProcess({
  arrows: [
    ['new', 'left the merchant location', 'send'],
    ['new', 'waiting', 'start', 'Is/On'],
    ['new', 'waiting', null],
    ['waiting', 'closed', 'give up'],
    ['waiting', 'closed', 'go on'],
  ],
  states: { new: { reserved: true, flags: ['cancellable'] } },
  events: {
    send: { manual: true },
    start: { onEnter: true },
    'give up': { timeout: '2 hours' },
    'go on': { timeoutProcessor: 'Store/Setting' },
  },
})
const compiled = compile(process)

describe('a compiled process', () => {
  test('is the same for the same process', () => {
    expect(compile(process)).toBe(compiled)
    expect(compile({ ...process })).not.toBe(compiled)
  })

  test('knows what leaves a state by an event, and by none', () => {
    expect(edgeOf(compiled, 'new', 'start')).toMatchObject({ source: 'new', conditions: ['Is/On'] })
    expect(edgeOf(compiled, 'new', null)?.event).toBeNull()
    expect(edgeOf(compiled, 'waiting', null)).toBeUndefined()
    expect([...placeOf(compiled, 'new').edges.keys()]).toEqual(['send', 'start'])
  })

  test('knows what goes by itself in a state', () => {
    expect(placeOf(compiled, 'new').onEnter?.name).toBe('start')
    expect(placeOf(compiled, 'waiting').timeouts.map(({ name }) => name)).toEqual(['give up', 'go on'])
    expect(placeOf(compiled, 'closed')).toMatchObject({ terminal: true, onEnter: undefined, timeouts: [] })
  })

  test('refuses names of what is not there', () => {
    const without = (name: string) => process.states.filter((state) => state.name !== name)
    expect(() => compile({ ...process, states: without('new') })).toThrow('initial state "new"')
    expect(() => compile({ ...process, states: without('closed') })).toThrow('unknown state "closed"')
    expect(() => compile({ ...process, events: [] })).toThrow('unknown event "send"')
  })
})

describe('its machine', () => {
  test('has the states with their flags as tags', () => {
    expect(Object.keys(compiled.machine.states)).toEqual(['new', 'left the merchant location', 'waiting', 'closed'])
    expect(placeOf(compiled, 'new').snapshot.tags).toEqual(new Set(['cancellable', 'reserved']))
  })

  test('has the events, guards by condition name, and delays', () => {
    expect(compiled.machine.config.states?.['new']?.on).toMatchObject({
      start: [{ target: 'waiting', guard: 'Is/On' }],
    })
    expect(Object.keys(compiled.machine.config.states?.['new']?.on ?? {})).toContain(eventless)
    expect(compiled.machine.config.states?.['waiting']?.after).toMatchObject({ '2 hours': [{ target: 'closed' }] })
    expect(compiled.machine.implementations.delays).toEqual({ '2 hours': 7_200_000 })
  })

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(compiled.machine.config))).toEqual(compiled.machine.config)
  })
})

test('a key is one to one with its name and means nothing to XState', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      expect(nameOfKey(keyOf(name))).toBe(name)
      expect(keyOf(name)).not.toMatch(/[.#*()]/)
    }),
  )
  expect(keyOf('Foo 1 - done')).toBe('Foo 1 - done')
  expect(keyOf('a.b')).toBe('a%2Eb')
  expect(keyOf('__proto__')).toBe('%5F_proto__')
  expect(Object.keys({ [keyOf('b')]: 1, [keyOf('12')]: 2 }).map(nameOfKey)).toEqual(['b', '12'])
  expect(['a%2', '%61', '50%'].map(nameOfKey)).toEqual(['a%2', '%61', '50%'])
})
