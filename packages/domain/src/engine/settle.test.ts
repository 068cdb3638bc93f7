import { describe, expect, test } from 'vitest'
import { sampleProcess } from '@souk/process/testing/sample'
import type { Sample } from '@souk/process/testing/sample'
import type { Binding } from '../marketplace.ts'
import { Refused } from '../refused.ts'
import { aLine } from '../testing/order.ts'
import type { Command, Condition } from './registry.ts'
import { merchantUser, operator, running } from './testing/souk.ts'
import type { World } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'

const noop: Command = { by: 'item', run: () => ({ events: [] }) }
const no: Command = {
  by: 'item',
  run: () => {
    throw new Refused('stock.empty', 'There is nothing left.')
  },
}

const always: Binding = { kind: 'always' }
const never: Binding = { kind: 'never' }

/** Orders on invoice run this process; two commands beside the built-ins. */
function processOf(sample: Sample, { registry, ...world }: World = {}): World {
  const commands = new Map([...Object.entries({ Noop: noop, No: no }), ...(registry?.commands ?? [])])
  return running(sample, { ...world, registry: { ...registry, commands } })
}

const three = { items: [aLine({ quantity: 3 })] }
const go = { manual: true }

describe('an onEnter event', () => {
  const chain = {
    arrows: [
      ['new', 'a', 'begin'],
      ['a', 'b', 'go on'],
    ],
  } as const

  test('runs when its state is entered, and so on to rest', () => {
    given(three, processOf({ ...chain, events: { begin: { onEnter: true }, 'go on': { onEnter: true } } })).then('b')
  })

  test('whose condition is false waits silently and can be tried again', () => {
    const world = processOf({ arrows: [['new', 'a', 'begin', 'Ready']], events: { begin: { onEnter: true } } })
    const { order } = given(three, { ...world, conditions: { Ready: never } })
      .then('new')
      .thenHappened('order.placed')
      .given({ ...world, conditions: { Ready: always } })
      .when(operator, 'begin')
      .then('a')
    expect(itemAt(order, 0).machine.failed).toBeUndefined()
  })

  test('whose command refuses marks the item and leaves it where the last move brought it', () => {
    const world = processOf({
      ...chain,
      events: { begin: { onEnter: true }, 'go on': { onEnter: true, command: 'No' } },
    })
    const { order } = given(three, world).then('a').thenHappened('order.placed', 'items.moved', 'step.failed')
    expect(itemAt(order, 2).machine.failed).toEqual({
      event: 'go on',
      code: 'step.command-refused',
      message: 'There is nothing left.',
      at: order.placedAt,
    })
  })

  test('with an unbound command is marked once and runs by its button when it is bound', () => {
    const world = processOf({
      ...chain,
      events: { begin: { onEnter: true }, 'go on': { onEnter: true, command: 'App/Do' } },
    })
    const { order } = given(three, world)
      .then('a')
      .thenHappened('order.placed', 'items.moved', 'step.failed')
      .when(operator, 'go on')
      .thenRefused('step.unbound')
      .thenHappened()
      .given({ ...world, commands: { 'App/Do': { kind: 'noop' } } })
      .when(operator, 'go on')
      .then('b')
    expect(itemAt(order, 0).machine.failed).toBeUndefined()
  })

  test('that goes round in circles is stopped, and says so', () => {
    const ring = {
      arrows: [
        ['new', 'a', 'go'],
        ['a', 'b', 'to b'],
        ['b', 'a', 'to a'],
      ],
    } as const
    const world = processOf({ ...ring, events: { go, 'to a': { onEnter: true }, 'to b': { onEnter: true } } })
    const { order, decision } = given(three, world).when(operator, 'go').then('a')
    expect(decision.events.filter(({ type }) => type === 'items.moved')).toHaveLength(1 + 9 + 9)
    expect(itemAt(order, 0).machine.failed).toMatchObject({ event: 'to b', code: 'step.repeated' })
  })

  test('of one name leads through as many states as there are', () => {
    const arrows = Array.from({ length: 12 }, (_, n) => [`s${n}`, `s${n + 1}`, 'go on'] as const)
    const events = { go, 'go on': { onEnter: true } }
    given(three, processOf({ arrows: [['new', 's0', 'go'], ...arrows], events }))
      .when(operator, 'go')
      .then('s12')
  })

  test('runs once for a state that was left again before its turn came', () => {
    const deliver: Command = { by: 'item', run: () => ({ events: [], sister: 'deliver' }) }
    const marketplace = running({
      arrows: [
        ['new', 'sent', 'send'],
        ['sent', 'shipped by merchant', 'ship by merchant'],
        ['shipped by merchant', 'delivered', 'hurry'],
      ],
      events: {
        send: { ...go, command: 'MerchantSalesOrder/CreateOrders' },
        hurry: { onEnter: true, command: 'Deliver' },
      },
    })
    const merchant = sampleProcess({
      dialect: 'state-machine',
      arrows: [
        ['created', 'shipped', 'ship'],
        ['shipped', 'lost', 'lose'],
        ['shipped', 'delivered', 'deliver'],
        ['delivered', 'delivered', 'thank'],
      ],
      events: {
        ship: { ...go, command: 'MarketplaceOrder/ShipOrderItem' },
        lose: { onEnter: true },
        thank: { onEnter: true, command: 'Noop' },
      },
    })
    const { decision } = given(
      {},
      {
        processes: [...(marketplace.processes ?? []), { ...merchant, name: 'MerchantDefaultStateMachine' }],
        registry: { commands: new Map(Object.entries({ Deliver: deliver, Noop: noop })) },
      },
    )
      .when(operator, 'send')
      .then('sent / created')
      .when(merchantUser(2), 'ship')
      .then('delivered / delivered')
    expect(decision.events.flatMap((event) => (event.type === 'items.moved' ? event.event : event.type))).toEqual([
      'ship by merchant',
      'ship',
      'deliver',
      'hurry',
      'thank',
    ])
  })

  test('from a state to itself is not entered again', () => {
    const world = processOf({
      arrows: [['new', 'new', 'begin']],
      events: { begin: { onEnter: true, command: 'Noop' } },
    })
    given(three, world).then('new').thenHappened('order.placed', 'items.moved')
  })
})

describe('an event-less transition', () => {
  test('without a condition is taken at once', () => {
    given(
      three,
      processOf({
        arrows: [
          ['new', 'a', null],
          ['a', 'b', null],
        ],
      }),
    ).then('b')
  })

  test('to the same state does nothing', () => {
    given(three, processOf({ arrows: [['new', 'new', null]] }))
      .then('new')
      .thenHappened('order.placed')
  })

  test('that goes round in circles is stopped, and says so', () => {
    const { order } = given(
      three,
      processOf({
        arrows: [
          ['new', 'a', null],
          ['a', 'new', null],
        ],
      }),
    )
    expect(itemAt(order, 0).machine.failed).toMatchObject({ event: null, code: 'step.repeated' })
  })

  test('is tried again when another item moves', () => {
    const allOut: Condition = (_item, { order }) => order.items.every(({ machine }) => machine.state !== 'new')
    const world = processOf(
      {
        arrows: [
          ['new', 'a', 'go'],
          ['a', 'b', null, 'AllOut'],
        ],
        events: { go },
      },
      { registry: { conditions: new Map([['AllOut', allOut]]) } },
    )
    given(three, world)
      .when(operator, 'go', 0, 1)
      .then('a', 'a', 'new')
      .thenHappened('items.moved')
      .when(operator, 'go')
      .then('b')
      .thenHappened('items.moved', 'items.moved')
  })

  test('with an unbound condition is marked once, however often the order changes', () => {
    const world = processOf({
      arrows: [
        ['new', 'a', 'go'],
        ['a', 'b', null, 'App/Is'],
      ],
      events: { go },
    })
    given(three, world)
      .when(operator, 'go', 0)
      .thenHappened('items.moved', 'step.failed')
      .when(operator, 'go', 1)
      .thenHappened('items.moved', 'step.failed')
      .given({ ...world, conditions: { 'App/Is': always } })
      .when(operator, 'go', 2)
      .then('b')
  })

  test('runs on the merchants’ side too', () => {
    const process = {
      ...sampleProcess({
        arrows: [
          ['created', 'new', 'initiate'],
          ['new', 'packed', null],
        ],
        dialect: 'state-machine',
      }),
      name: 'MerchantDefaultStateMachine',
    }
    const merchant = { ...process, events: process.events.map((event) => ({ ...event, onEnter: true })) }
    given({}, { processes: [merchant] })
      .when(operator, 'pay')
      .then('sent to merchant / packed')
  })
})

describe('a merchant’s item that cannot be made', () => {
  test('holds its order back with a mark, until the set-up is mended', () => {
    const { order } = given({}, { merchants: { 2: { process: 'Own01' } } })
      .when(operator, 'pay')
      .then('merchant split pending')
      .given({ merchants: {} })
      .when(operator, 'send to merchant')
      .then('sent to merchant / new')
    expect(itemAt(order, 0).machine.failed).toBeUndefined()
  })

  test('says what is missing', () => {
    const { order } = given({}, { merchants: { 2: { process: 'Own01' } } }).when(operator, 'pay')
    expect(itemAt(order, 0).machine.failed).toMatchObject({
      event: 'send to merchant',
      code: 'step.command-refused',
      message: expect.stringContaining('Own01'),
    })
  })
})
