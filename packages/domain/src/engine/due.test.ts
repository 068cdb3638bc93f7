import { describe, expect, test } from 'vitest'
import type { Sample } from '@souk/process/testing/sample'
import { aLine } from '../testing/order.ts'
import { fireDue } from './due.ts'
import type { TimeoutProcessor } from './registry.ts'
import { operator, running } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'

const two = { items: [aLine({ quantity: 2 })] }
const hour = 60

const timersOf = ({ order }: Story, position = 0) => itemAt(order, position).machine.timers

const waiting = running({
  arrows: [
    ['new', 'late', 'expire', 'Ready'],
    ['new', 'gone', 'go'],
  ],
  events: { expire: { timeout: '2 hours' }, go: { manual: true } },
})

describe('timers', () => {
  test('of the state an order starts in are set when it comes to rest there', () => {
    const story = given(two, waiting).thenHappened('order.placed', 'timers.armed')
    expect(timersOf(story, 1)).toEqual([{ event: 'expire', dueAt: '2026-11-02T12:00:00.000Z' }])
  })

  test('of a state that is left at once are not set', () => {
    const world = running({
      arrows: [
        ['new', 'late', 'expire'],
        ['new', 'a', null],
      ],
      events: { expire: { timeout: '2 hours' } },
    })
    expect(timersOf(given(two, world).thenHappened('order.placed', 'items.moved'))).toEqual([])
  })

  test('of the state an order starts in are set where its onEnter event leads back to it', () => {
    const world = running(
      {
        arrows: [
          ['new', 'new', 'notify'],
          ['new', 'late', 'expire'],
        ],
        states: { new: { sla: '1 hour' } },
        events: { notify: { onEnter: true, command: 'App/Notify' }, expire: { timeout: '2 hours' } },
      },
      { commands: { 'App/Notify': { kind: 'noop' } } },
    )
    const story = given(two, world).thenHappened('order.placed', 'items.moved', 'timers.armed')
    expect(timersOf(story, 1)).toEqual([{ event: 'expire', dueAt: '2026-11-02T12:00:00.000Z' }])
    expect(itemAt(story.order, 1).machine.due).toBe('2026-11-02T11:00:00.000Z')
  })

  test('in days count by the clocks of the store', () => {
    const world = running({ arrows: [['new', 'late', 'expire']], events: { expire: { timeout: '150 days' } } })
    expect(timersOf(given(two, world))).toEqual([{ event: 'expire', dueAt: '2027-04-01T09:00:00.000Z' }])
  })

  test('go with the move that leaves their state', () => {
    expect(timersOf(given(two, { ...waiting, conditions: {} }).when(operator, 'go'))).toEqual([])
  })

  test('by a processor come when it says, or not at all', () => {
    const never: TimeoutProcessor = () => null
    const third: TimeoutProcessor = (item, _interval, { order, now }) =>
      order.items.indexOf(item) === 0 ? now : new Date(now.getTime() + 3 * hour * 60_000)
    const sample: Sample = {
      arrows: [
        ['new', 'a', 'soon'],
        ['new', 'b', 'never'],
      ],
      events: { soon: { timeoutProcessor: 'Third' }, never: { timeout: '1 hour', timeoutProcessor: 'Never' } },
    }
    const timeouts = new Map([
      ['Never', never],
      ['Third', third],
    ])
    given(two, running(sample, { registry: { timeouts } }))
      .after(0)
      .then('a', 'new')
      .after(3 * hour)
      .then('a')
  })

  test('by a processor nobody knows come after their interval', () => {
    const events = { expire: { timeout: '2 hours', timeoutProcessor: 'App/When' } }
    const world = running({ arrows: [['new', 'late', 'expire']], events })
    given(two, world).after(119).then('new').after(1).then('late')
  })
})

describe('what is due', () => {
  test('moves its items together', () => {
    const world = { ...waiting, conditions: { Ready: { kind: 'always' } } } as const
    const { decision } = given(two, world).after(119).thenHappened().after(1).then('late').thenHappened('items.moved')
    expect(decision.results.map(({ outcome }) => outcome)).toEqual(['moved', 'moved'])
  })

  test('fires in the order it fell due', () => {
    const world = running({
      arrows: [
        ['new', 'late', 'later'],
        ['new', 'soon', 'sooner'],
      ],
      events: { later: { timeout: '2 hours' }, sooner: { timeout: '1 hour' } },
    })
    given(two, world)
      .after(5 * hour)
      .then('soon')
      .thenHappened('items.moved')
  })

  test('is set again for its interval while its condition is false', () => {
    const world = { ...waiting, conditions: { Ready: { kind: 'never' } } } as const
    const story = given(two, world)
      .after(3 * hour)
      .then('new')
      .thenHappened('timers.armed')
    expect(timersOf(story)).toEqual([{ event: 'expire', dueAt: '2026-11-02T15:00:00.000Z' }])
    story.thenRefused('step.condition-false').after(hour).thenHappened()
    story
      .given({ ...world, conditions: { Ready: { kind: 'always' } } })
      .after(2 * hour)
      .then('late')
  })

  test('is set again no sooner than in a minute', () => {
    const world = running({ arrows: [['new', 'late', 'poll', 'Ready']], events: { poll: { timeout: '1 second' } } })
    const story = given(two, { ...world, conditions: { Ready: { kind: 'never' } } }).after(1)
    expect(timersOf(story)).toEqual([{ event: 'poll', dueAt: '2026-11-02T10:02:00.000Z' }])
  })

  test('is set again after a step from the state to itself', () => {
    const world = running({
      arrows: [['new', 'new', 'poll']],
      events: { poll: { timeout: '1 hour', command: 'Payment/Capture' } },
    })
    const story = given(two, world).after(hour).thenHappened('payment.captured', 'items.moved', 'timers.armed')
    expect(timersOf(story)).toEqual([{ event: 'poll', dueAt: '2026-11-02T12:00:00.000Z' }])
  })

  test('is marked and set again when the rules refuse it', () => {
    const story = given(two, waiting)
      .after(2 * hour)
      .thenRefused('step.unbound')
    story
      .thenHappened('step.failed', 'timers.armed')
      .after(2 * hour)
      .thenHappened('timers.armed')
    expect(itemAt(story.order, 0).machine.failed).toMatchObject({ event: 'expire', code: 'step.unbound' })
  })

  test('waits for an item that waits for the outside', () => {
    const world = { ...waiting, conditions: { Ready: { kind: 'webhook', url: 'https://erp.example.com' } } } as const
    const asked = given({}, world)
      .after(2 * hour)
      .thenHappened('step.started', 'timers.armed')
    const again = asked
      .after(2 * hour)
      .thenRefused('step.pending')
      .thenHappened('timers.armed')
    again.answered(true, asked.decision.jobs[0]).then('late')
  })

  test('is cleared when its state does not have the event', () => {
    const story = given({}, waiting)
    const { order, engine } = story
    const stray = { event: 'removed', dueAt: '2026-11-02T09:00:00.000Z' }
    const items = order.items.map((item) => ({ ...item, machine: { ...item.machine, timers: [stray] } }))
    const decision = fireDue({ ...order, items }, engine)
    expect(decision.events).toEqual([
      { type: 'timers.armed', side: 'marketplace', items: items.map(({ id }) => id), timers: [] },
    ])
  })

  test('lets follow what goes by itself', () => {
    given({ ...two, payments: [{ method: 'card', captured: false }] })
      .after(hour)
      .then('cancelled')
      .thenHappened('items.moved')
  })
})
