import { describe, expect, test } from 'vitest'
import type { Sample } from '@souk/process/testing/sample'
import type { Binding } from '../marketplace.ts'
import type { Order } from '../order/order.ts'
import { aLine } from '../testing/order.ts'
import type { OutsideJob } from './outcome.ts'
import { askAgain } from './outside.ts'
import type { Condition, Engine } from './registry.ts'
import { defaultProcesses, merchantUser, operator, running } from './testing/souk.ts'
import type { World } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'

const two = merchantUser(2)
const webhook: Binding = { kind: 'webhook', url: 'https://erp.example.com/hook' }
const three = { items: [aLine({ quantity: 3 })] }
const go = { manual: true }

/** `App/…` names are bound to the outside. */
function processOf(sample: Sample): World {
  return running(sample, { commands: { 'App/Do': webhook }, conditions: { 'App/Is': webhook, 'App/May': webhook } })
}

const doing = processOf({
  arrows: [
    ['new', 'done', 'go'],
    ['new', 'stopped', 'stop'],
  ],
  events: { go: { ...go, command: 'App/Do' }, stop: go },
})
const asking = processOf({
  arrows: [
    ['new', 'yes', 'go', 'App/Is'],
    ['new', 'no', 'go'],
  ],
  events: { go },
})

describe('a command of the outside', () => {
  test('keeps the group waiting in its state, as one step', () => {
    const { decision, order } = given(three, doing).when(operator, 'go').then('new').thenHappened('step.started')
    const items = order.items.map(({ id }) => id)
    const [job] = decision.jobs
    expect(decision.jobs).toEqual([
      {
        kind: 'command',
        step: job?.step,
        order: order.id,
        side: 'marketplace',
        items,
        event: 'go',
        name: 'App/Do',
        url: 'https://erp.example.com/hook',
        data: {},
      },
    ])
    expect(decision.results[2]).toEqual({ item: items[2], outcome: 'pending', step: job?.step, state: 'new' })
    expect(itemAt(order, 2).machine.pending).toEqual({ step: job?.step, event: 'go', since: order.updatedAt })
  })

  test('goes on when it is answered', () => {
    const { order } = given(three, doing)
      .when(operator, 'go')
      .answered()
      .then('done')
      .thenHappened('step.ended', 'items.moved')
    expect(itemAt(order, 0).machine.pending).toBeUndefined()
  })

  test('refuses other events meanwhile, and the same one again', () => {
    given(three, doing)
      .when(operator, 'go', 0)
      .when(operator, 'stop', 0)
      .thenRefused('step.pending')
      .when(operator, 'go', 0)
      .thenRefused('step.pending')
  })

  test('carries the data of the event and goes on with it', () => {
    const tracked: Condition = (_item, _subject, { data }) => data['tracking'] === 'T1'
    const conditions = new Map([['Tracked', tracked]])
    const arrows = [['new', 'done', 'go', 'Tracked']] as const
    const world = { ...processOf({ arrows, events: { go: { ...go, command: 'App/Do' } } }), registry: { conditions } }
    const { decision, ...asked } = given(three, { ...world, data: { tracking: 'T1' } }).when(operator, 'go')
    expect(decision.jobs[0]?.data).toEqual({ tracking: 'T1' })
    asked.given({ data: {} }).answered().then('done')
  })

  test('that failed goes on waiting and tells once no further attempt is made', () => {
    const { order } = given(three, doing)
      .when(operator, 'go')
      .failed(false)
      .thenHappened()
      .when(operator, 'go', 0)
      .thenRefused('step.pending')
    expect(itemAt(order, 0).machine.failed).toBeUndefined()
    const asked = given(three, doing).when(operator, 'go')
    const parked = asked.failed(true).thenHappened('step.failed').then('new')
    expect(itemAt(parked.order, 0).machine).toMatchObject({
      pending: { event: 'go' },
      failed: { step: asked.decision.jobs[0]?.step, event: 'go', code: 'step.outside-failed', message: 'timed out' },
    })
    parked.answered(undefined, asked.decision.jobs[0]).then('done')
  })

  test('is asked again by a person with other data: its items wait on without their marks', () => {
    const asked = given(three, doing).when(operator, 'go')
    const jobs = asked.decision.jobs.map((job) => ({ ...job, data: { carrier: 'Post' } }))
    const askingAgain = (order: Order, engine: Engine) => askAgain(order, jobs[0] as OutsideJob, engine)
    const again = asked.failed(true).act(askingAgain).thenHappened('step.started')
    expect(again.decision.jobs).toEqual(jobs)
    expect(itemAt(again.order, 2).machine).toEqual(itemAt(asked.order, 2).machine)
    again.answered().then('done').act(askingAgain).thenHappened()
  })

  test('is asked again where it is bound now', () => {
    const asked = given(three, doing).when(operator, 'go')
    const moved = { ...doing, commands: { 'App/Do': { kind: 'webhook', url: 'https://moved.example' } } } as const
    const again = asked
      .failed(true)
      .given(moved)
      .act((order, engine) => askAgain(order, asked.decision.jobs[0] as OutsideJob, engine))
    expect(again.decision.jobs.map(({ url }) => url)).toEqual(['https://moved.example'])
  })

  test('that is one of ours by now is run instead of asking again who is bound to nothing any more', () => {
    const again = (world: World, name: 'commands' | 'conditions', binding: Binding) => {
      const asked = given({}, world).when(operator, 'go')
      const [job] = asked.decision.jobs
      const bound = {
        ...world,
        [name]: Object.fromEntries(Object.keys(world[name] ?? {}).map((key) => [key, binding])),
      }
      return asked
        .failed(true)
        .given(bound)
        .act((order, engine) => askAgain(order, job as OutsideJob, engine))
    }
    expect(again(doing, 'commands', { kind: 'noop' }).then('done').decision.jobs).toEqual([])
    expect(again(asking, 'conditions', { kind: 'never' }).then('no').decision.jobs).toEqual([])
    again(asking, 'conditions', { kind: 'expression', source: 'item.quantity == 1' }).then('yes')
  })

  test('that was done counts, as an answer does, though its name is bound to nothing any more', () => {
    const parked = given(three, doing).when(operator, 'go').failed(true)
    const [job] = given(three, doing).when(operator, 'go').decision.jobs
    const unbound = parked.given({ ...doing, commands: {} })
    unbound.skipped(true, job).then('done')
    unbound.answered(true, job).then('done')
    const waiting = given({}, asking).when(operator, 'go')
    waiting
      .given({ ...asking, conditions: {} })
      .answered(true)
      .then('yes')
  })

  test('is skipped by a person, who says why', () => {
    const { decision } = given(three, doing).when(operator, 'go').skipped().then('done')
    expect(decision.events[0]).toMatchObject({ type: 'step.ended', skipped: 'by telephone' })
  })

  test('answered too late changes nothing and says so', () => {
    const asked = given(three, doing).when(operator, 'go')
    const [job] = asked.decision.jobs
    const late = asked.skipped().answered(undefined, job).thenRefused('step.changed').thenHappened().then('done')
    expect(late.decision.results[0]).toMatchObject({ reason: { to: 'done' } })
  })

  test('answered for a step that was started anew changes nothing', () => {
    const world = processOf({
      arrows: [
        ['new', 'new', 'stop'],
        ['new', 'done', 'go'],
      ],
      events: { go: { ...go, command: 'App/Do' }, stop: { ...go, command: 'App/Do' } },
    })
    const first = given({}, world).when(operator, 'stop')
    const again = first.answered().when(operator, 'go')
    again.answered(undefined, first.decision.jobs[0]).thenRefused('step.changed').thenHappened().then('new')
  })

  test('whose step finds no way on is marked: outside it has happened', () => {
    const world = processOf({ arrows: [['new', 'a', 'go', 'No']], events: { go: { ...go, command: 'App/Do' } } })
    const { order } = given(three, { ...world, conditions: { No: { kind: 'never' } } })
      .when(operator, 'go')
      .answered()
      .then('new')
      .thenHappened('step.ended', 'step.failed')
    expect(itemAt(order, 0).machine.failed).toMatchObject({ event: 'go', code: 'step.condition-false' })
  })

  test('runs by itself on entering its state', () => {
    const world = processOf({
      arrows: [['new', 'a', 'begin']],
      events: { begin: { onEnter: true, command: 'App/Do' } },
    })
    given(three, world).thenHappened('order.placed', 'step.started').then('new').answered().then('a')
  })

  test('is asked for before a condition of the outside, whose answers both stay known', () => {
    const world = processOf({
      arrows: [
        ['new', 'a', 'go', 'App/Is'],
        ['new', 'b', 'go', 'App/May'],
      ],
      events: { go: { ...go, command: 'App/Do' } },
    })
    const command = given({}, world).when(operator, 'go')
    expect(command.decision.jobs[0]).toMatchObject({ kind: 'command', name: 'App/Do' })
    const is = command.answered()
    expect(is.decision.jobs).toMatchObject([{ kind: 'condition', name: 'App/Is' }])
    const may = is.answered(false)
    expect(may.decision.jobs).toMatchObject([{ kind: 'condition', name: 'App/May' }])
    may.answered(true).then('b')
    is.answered(true).then('a')
  })

  test('that was done is not asked for again where the rules could not go on, and can by now', () => {
    const world = processOf({
      arrows: [['new', 'a', 'go', 'Shop/Knows']],
      events: { go: { ...go, command: 'App/Do' } },
    })
    const knowing = (source: string): World => ({
      ...world,
      conditions: { ...world.conditions, 'Shop/Knows': { kind: 'expression', source } },
    })
    const unbound = given({}, world).when(operator, 'go').answered().then('new')
    expect(itemAt(unbound.order, 0).machine).toMatchObject({ failed: { code: 'step.unbound', event: 'go' } })
    const failed = given({}, knowing('1 / 0 == 1')).when(operator, 'go').answered().then('new')
    for (const stopped of [unbound, failed]) {
      expect(stopped.given(knowing('item.quantity == 1')).resumed().then('a').decision.jobs).toEqual([])
      const answered = stopped.given(knowing('item.quantity == 2')).resumed().then('new')
      expect(answered.decision.jobs).toEqual([])
      expect(itemAt(answered.order, 0).machine.failed).toMatchObject({ code: 'step.condition-false', event: 'go' })
      expect(answered.when(operator, 'go').decision.jobs).toHaveLength(1)
    }
  })
})

test('a time-out does not ask the outside again and again while the rules cannot go on', () => {
  const world = processOf({
    arrows: [['new', 'a', 'poll', 'Shop/Knows']],
    events: { poll: { timeout: '1 hour', command: 'App/Do' } },
  })
  const stopped = given({}, world).after(60).answered().then('new')
  expect(itemAt(stopped.order, 0).machine.failed).toMatchObject({ code: 'step.unbound', event: 'poll' })
  const again = stopped.after(60).then('new')
  expect(again.decision.jobs).toEqual([])
  const known = { ...world, conditions: { ...world.conditions, 'Shop/Knows': { kind: 'always' } } } as const
  expect(again.given(known).after(60).then('a').decision.jobs).toEqual([])
})

test('what the outside has done counts until all that the rules ask is known', () => {
  const world = processOf({
    arrows: [
      ['new', 'a', 'go', 'Shop/Knows'],
      ['new', 'b', 'go', 'Shop/Says'],
    ],
    events: { go: { ...go, command: 'App/Do' } },
  })
  const knowing = { ...world, conditions: { ...world.conditions, 'Shop/Knows': { kind: 'never' } } } as const
  const saying = { ...knowing, conditions: { ...knowing.conditions, 'Shop/Says': { kind: 'always' } } } as const
  const stopped = given({}, world).when(operator, 'go').answered().then('new')
  const further = stopped.given(knowing).resumed().then('new').thenHappened('step.failed')
  expect(further.given(saying).resumed().then('b').decision.jobs).toEqual([])
})

describe('a condition of the outside', () => {
  test('is asked for each item', () => {
    const asked = given(three, asking).when(operator, 'go').thenHappened('step.started', 'step.started', 'step.started')
    const [first, second, third] = asked.decision.jobs
    asked.answered(true, second).answered(false, first).answered(true, third).then('no', 'yes', 'yes')
  })

  test('that is false leaves an item without another way, silently', () => {
    const world = processOf({ arrows: [['new', 'yes', 'go', 'App/Is']], events: { go } })
    given({}, world).when(operator, 'go').answered(false).thenRefused('step.condition-false').thenHappened('step.ended')
  })

  test('is given its answer by a person', () => {
    given({}, asking).when(operator, 'go').skipped(false).then('no')
  })

  test('of an event-less transition is not asked again by its own answer', () => {
    const world = processOf({
      arrows: [
        ['new', 'a', null, 'App/Is'],
        ['new', 'gone', 'go'],
      ],
      events: { go },
    })
    const placed = given({ items: [aLine({ quantity: 2 })] }, world)
    const [first, second] = placed.decision.jobs
    const still = placed.answered(false, first).thenHappened('step.ended').answered(false, second)
    still.thenHappened('step.ended')
    expect(still.when(operator, 'go', 0).decision.jobs).toHaveLength(1)
  })
})

describe('a cross-machine step that waits for the outside', () => {
  /** The marketplace tells the outside before it ships. */
  const telling = (command: string): World => ({
    processes: defaultProcesses
      .filter(({ name }) => name === 'MarketplacePayment01')
      .map((process) => ({
        ...process,
        events: process.events.map((event) => (event.name === 'ship by merchant' ? { ...event, command } : event)),
      })),
    commands: { 'App/Do': webhook },
  })
  const world = telling('App/Do')
  const shipping = () => given({}, world).when(operator, 'pay').when(two, 'ship')

  test('waits where it started and moves both machines at once', () => {
    const { order } = shipping().then('sent to merchant / new').thenHappened('step.started')
    expect(itemAt(order, 0).merchantItem?.machine.pending?.event).toBe('ship')
    shipping().answered().then('shipped by merchant / shipped')
  })

  test('lets no event of the other machine through that would ask it', () => {
    const { decision } = shipping().when(operator, 'cancel').thenRefused('step.pending').then('sent to merchant / new')
    expect(decision.results[0]).toMatchObject({ reason: { event: 'ship' } })
  })

  test('is marked when its sister has gone meanwhile', () => {
    const asked = shipping()
    const { order } = asked
      .when(operator, 'skip picking')
      .then('picking finished / new')
      .given(telling('App/Unbound'))
      .answered(undefined, asked.decision.jobs[0])
      .then('picking finished / new')
      .thenHappened('step.ended', 'step.failed')
    expect(itemAt(order, 0).merchantItem?.machine.failed).toMatchObject({ code: 'step.sister-cannot-follow' })
  })
})
