import { describe, expect, test } from 'vitest'
import type { Binding } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import { aLine } from '../testing/order.ts'
import type { Command, Condition } from './registry.ts'
import { operator, running } from './testing/souk.ts'
import { given } from './testing/story.ts'

const always: Binding = { kind: 'always' }
const never: Binding = { kind: 'never' }
const noop: Binding = { kind: 'noop' }
const three = { items: [aLine({ quantity: 3 })] }
const go = { manual: true }

describe('a step', () => {
  test('whose command ran and whose condition is false is undone whole', () => {
    const capture = {
      arrows: [['new', 'a', 'go', 'Ready']],
      events: { go: { ...go, command: 'Payment/Capture' } },
    } as const
    const { order, decision } = given(three, { ...running(capture), conditions: { Ready: never } })
      .when(operator, 'go')
      .thenRefused('step.condition-false')
      .thenHappened()
      .then('new')
    expect(order.totals.paidTotal).toBe(0)
    expect(decision.results[0]).toMatchObject({ reason: { conditions: ['Ready'] } })
  })

  test('reads in its conditions what its command did', () => {
    const owed: Condition = ({ amounts }) => amounts.captured === 0
    const world = running(
      {
        arrows: [
          ['new', 'owing', 'go', 'Owed'],
          ['new', 'paid', 'go'],
        ],
        events: { go: { ...go, command: 'Payment/Capture' } },
      },
      { registry: { conditions: new Map([['Owed', owed]]) } },
    )
    given(three, world).when(operator, 'go').then('paid')
  })

  test('takes the first eligible transition in order', () => {
    const arrows = [
      ['new', 'a', 'go', 'A'],
      ['new', 'b', 'go', 'B'],
      ['new', 'c', 'go'],
    ] as const
    const world = running({ arrows, events: { go } })
    given(three, { ...world, conditions: { A: always, B: always } })
      .when(operator, 'go')
      .then('a')
    given(three, { ...world, conditions: { A: never, B: always } })
      .when(operator, 'go')
      .then('b')
    given(three, { ...world, conditions: { A: never, B: never } })
      .when(operator, 'go')
      .then('c')
  })

  test('does not ask a condition behind the one that holds', () => {
    const arrows = [
      ['new', 'a', 'go', 'A'],
      ['new', 'b', 'go', 'App/Unbound'],
    ] as const
    given(three, { ...running({ arrows, events: { go } }), conditions: { A: always } })
      .when(operator, 'go')
      .then('a')
  })

  test('moves the items their conditions let go', () => {
    const second: Condition = (item, { order }) => order.items.indexOf(item) === 1
    const world = running(
      { arrows: [['new', 'a', 'go', 'Second']], events: { go } },
      { registry: { conditions: new Map([['Second', second]]) } },
    )
    given(three, world).when(operator, 'go').thenRefused('step.condition-false').then('new', 'a', 'new')
  })

  /** Refuses a group with the second item in it. */
  const notTheSecond = (by: Command['by']): Command => ({
    by,
    run: ({ order, items }) => {
      if (items.some((item) => order.items.indexOf(item) === 1)) throw new Refused('item.fragile', 'Not this one.')
      return { events: [] }
    },
  })
  const picky = (by: Command['by']) =>
    running(
      { arrows: [['new', 'a', 'go']], events: { go: { ...go, command: 'Picky' } } },
      { registry: { commands: new Map([['Picky', notTheSecond(by)]]) } },
    )

  test('with a command by item leaves out the item it refuses', () => {
    const { decision } = given(three, picky('item'))
      .when(operator, 'go')
      .thenRefused('step.command-refused')
      .then('a', 'new', 'a')
    expect(decision.results[1]).toMatchObject({ reason: { refusal: 'item.fragile', message: 'Not this one.' } })
  })

  test('with a command by order goes for all of the group or for none', () => {
    const { decision } = given(three, picky('order')).when(operator, 'go').thenHappened().then('new')
    expect(decision.results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused'])
  })

  test('from a state to itself is noted where a command ran, and keeps its timers', () => {
    const world = running({
      arrows: [
        ['new', 'new', 'touch'],
        ['new', 'late', 'expire'],
      ],
      events: { touch: { ...go, command: 'Noop' }, expire: { timeout: '1 hour' } },
    })
    given(three, { ...world, commands: { Noop: noop } })
      .when(operator, 'touch')
      .thenHappened('items.moved')
      .then('new')
      .after(60)
      .then('late')
  })

  test('from a state to itself without a command does nothing', () => {
    const world = running({ arrows: [['new', 'new', 'touch']], events: { touch: go } })
    const { decision } = given(three, world).when(operator, 'touch').thenHappened().then('new')
    expect(decision.results[0]).toMatchObject({ outcome: 'moved', from: 'new', to: 'new', via: [] })
  })

  test('of several merchants makes an event for each', () => {
    const cart = { items: [aLine(), aLine({ merchant: 'MER000003' })] }
    given(cart)
      .when(operator, 'pay')
      .whenSystem('merchant', 'ship')
      .then('shipped by merchant / shipped')
      .thenHappened('items.moved', 'items.moved', 'items.moved', 'items.moved')
  })

  test('whose command is a bug fails loudly', () => {
    const bug: Command = {
      by: 'item',
      run: () => {
        throw new TypeError('undefined is not a function')
      },
    }
    const world = running(
      { arrows: [['new', 'a', 'go']], events: { go: { ...go, command: 'Bug' } } },
      { registry: { commands: new Map([['Bug', bug]]) } },
    )
    expect(() => given(three, world).when(operator, 'go')).toThrow(TypeError)
  })
})
