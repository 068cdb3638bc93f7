import { describe, expect, test } from 'vitest'
import { aLine } from '../testing/order.ts'
import { choicesFor } from './choices-for.ts'
import { trigger } from './run.ts'
import { customer, merchantUser, operator, running, shop } from './testing/souk.ts'
import type { World } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { undo } from './undo.ts'

const two = { items: [aLine({ quantity: 2 })] }
const soon = '2026-11-02T10:00:30.000Z'

/** `go` is held for half a minute; `stop` is not. */
const graceful = (world: World = {}) =>
  running(
    {
      arrows: [
        ['new', 'gone', 'go', 'Ready'],
        ['new', 'stopped', 'stop'],
      ],
      events: {
        go: { manual: true, grace: '30 seconds', by: ['operator', 'customer', 'shop'], command: 'Payment/Capture' },
        stop: { manual: true },
      },
    },
    { conditions: { Ready: { kind: 'always' } }, ...world },
  )

const machine = ({ order }: Story, position = 0) => itemAt(order, position).machine
const undone = ({ order, engine }: Story, actor = operator) =>
  undo(order, { side: 'marketplace' }, { ...engine, context: { ...engine.context, actor } })

describe('an event that its process holds back', () => {
  test('leaves its items where they are, marked with who, until when and what was said', () => {
    const story = given(two, graceful({ data: { note: 'by courier' } })).when(operator, 'go')
    story.then('new').thenHappened('step.held')
    expect(story.decision.results).toMatchObject([{ outcome: 'held', until: soon, state: 'new' }, { outcome: 'held' }])
    expect(machine(story)).toMatchObject({
      held: { event: 'go', by: operator, since: '2026-11-02T10:00:00.000Z', until: soon, data: { note: 'by courier' } },
      timers: [{ event: 'go', dueAt: soon }],
    })
  })

  test('goes by itself when its time comes, command and all', () => {
    const story = given(two, graceful()).when(operator, 'go').after(0.25).then('new').after(0.25).then('gone')
    expect(machine(story)).toMatchObject({ timers: [] })
    expect(machine(story)).not.toHaveProperty('held')
    expect(story.order.totals.paidTotal).toBe(2 * 119_00)
  })

  test('goes at once for apps: they mean what they do', () => {
    given(two, graceful()).when(shop, 'go').then('gone')
  })

  test('is not fired twice', () => {
    const { decision } = given(two, graceful()).when(operator, 'go', 0).when(customer, 'go')
    expect(decision.results).toMatchObject([
      { outcome: 'refused', reason: { code: 'step.held', by: 'Olga Operator', until: soon } },
      { outcome: 'held' },
    ])
  })

  test('is refused at once where it could not go', () => {
    given(two, graceful({ conditions: { Ready: { kind: 'never' } } }))
      .when(operator, 'go')
      .thenRefused('step.condition-false')
      .thenHappened()
  })

  test('that the rules refuse when its time comes is undone, with a mark', () => {
    const story = given(two, graceful())
      .when(operator, 'go')
      .given({ conditions: { Ready: { kind: 'never' } } })
      .after(1)
      .then('new')
      .thenHappened('step.failed', 'step.undone')
    expect(machine(story)).toMatchObject({ failed: { event: 'go', code: 'step.condition-false' }, timers: [] })
    expect(machine(story)).not.toHaveProperty('held')
  })

  test('is not ended by a time-out of another event that moves nothing', () => {
    const world = running(
      {
        arrows: [
          ['new', 'gone', 'go'],
          ['new', 'late', 'expire', 'Ready'],
        ],
        events: { go: { manual: true, grace: '1 hour' }, expire: { timeout: '1 minute' } },
      },
      { conditions: { Ready: { kind: 'never' } } },
    )
    const story = given(two, world).when(operator, 'go').after(1).thenHappened('timers.armed')
    expect(machine(story).held).toMatchObject({ event: 'go' })
    story.after(59).then('gone')
  })

  test('gives way to whatever moves its item before', () => {
    const story = given(two, graceful()).when(operator, 'go').when(operator, 'stop').then('stopped')
    expect(machine(story)).toMatchObject({ timers: [] })
    story.after(1).then('stopped').thenHappened()
  })

  test('outlives what leads its item nowhere else, and can be undone after it', () => {
    const world = running(
      {
        arrows: [
          ['new', 'gone', 'go'],
          ['new', 'new', 'remind'],
          ['new', 'checked', 'check'],
        ],
        events: {
          go: { manual: true, grace: '1 hour' },
          remind: { manual: true, command: 'App/Remind' },
          check: { manual: true, command: 'App/Check' },
        },
      },
      {
        commands: { 'App/Remind': { kind: 'noop' }, 'App/Check': { kind: 'webhook', url: 'https://erp.example.com' } },
      },
    )
    const held = given({}, world).when(operator, 'go')
    for (const story of [held.when(operator, 'remind'), held.when(operator, 'check')]) {
      expect(machine(story).held).toMatchObject({ event: 'go' })
      expect(undone(story).order.items[0]?.machine.timers).toEqual([])
    }
    held.when(operator, 'remind').after(60).then('gone')
    const waiting = held.when(operator, 'check')
    const late = waiting.after(60).then('new').thenHappened('step.failed', 'step.undone')
    expect(machine(late)).toMatchObject({ pending: { event: 'check' }, failed: { event: 'go', code: 'step.pending' } })
    expect(machine(waiting.answered())).not.toHaveProperty('held')
  })

  test('gives way to another that is held after it', () => {
    const world = running({
      arrows: [
        ['new', 'gone', 'go'],
        ['new', 'stopped', 'stop'],
      ],
      events: { go: { manual: true, grace: '30 minutes' }, stop: { manual: true, grace: '1 hour' } },
    })
    const story = given(two, world).when(operator, 'go', 0).when(operator, 'stop')
    story.thenHappened('step.undone', 'step.held')
    expect(machine(story)).toMatchObject({ held: { event: 'stop' }, timers: [{ event: 'stop' }] })
    story.after(30).then('new').after(30).then('stopped')
  })

  test('is offered with how long it can be undone, and greyed while it is held', () => {
    const choices = ({ order, engine }: Story) =>
      choicesFor(order, { item: itemAt(order, 0).id, side: 'marketplace' }, engine).find(({ event }) => event === 'go')
    const story = given(two, graceful())
    expect(choices(story)).toMatchObject({ allowed: true, to: 'gone', grace: '30 seconds' })
    expect(choices(story.when(operator, 'go'))).toMatchObject({ allowed: false, reason: { code: 'step.held' } })
  })

  test('waits for the outside once its time has come', () => {
    const world = graceful({ conditions: { Ready: { kind: 'webhook', url: 'https://erp.example.com' } } })
    const story = given({}, world).when(operator, 'go').thenHappened('step.held').after(1)
    expect(machine(story)).toMatchObject({ pending: { event: 'go' }, timers: [] })
    expect(machine(story)).not.toHaveProperty('held')
    story.answered(true).then('gone')
  })

  test('that cannot go because its item waits for the outside hides no parked step', () => {
    const world = running(
      {
        arrows: [
          ['new', 'gone', 'go'],
          ['new', 'asked', 'ask'],
        ],
        events: { go: { manual: true, grace: '30 seconds' }, ask: { manual: true, command: 'App/Ask' } },
      },
      { commands: { 'App/Ask': { kind: 'webhook', url: 'https://erp.example.com' } } },
    )
    const asked = given({}, world).when(operator, 'go').when(operator, 'ask')
    const parked = asked.failed(true)
    const late = parked.after(1).thenHappened('step.undone')
    expect(machine(late).failed).toEqual(machine(parked).failed)
    expect(machine(asked.after(1)).failed).toMatchObject({ event: 'go', code: 'step.pending' })
  })

  test('holds on the merchants’ side as well', () => {
    const slow = running({ arrows: [['new', 'sent', 'send']], events: { send: { manual: true } } })
    const [marketplace] = slow.processes ?? []
    const ship = { manual: true, grace: '1 minute' }
    const merchant = running({ arrows: [['created', 'shipped', 'ship']], dialect: 'state-machine', events: { ship } })
    const processes = [marketplace, ...(merchant.processes ?? [])].flatMap((process, index) =>
      process ? [{ ...process, ...(index === 1 && { name: 'MerchantDefaultStateMachine' }) }] : [],
    )
    const events = marketplace?.events.map((event) => ({ ...event, command: 'MerchantSalesOrder/CreateOrders' })) ?? []
    const world = { processes: processes.map((process, index) => (index === 0 ? { ...process, events } : process)) }
    given({}, world)
      .when(operator, 'send')
      .when(merchantUser(2), 'ship')
      .then('sent / created')
      .after(1)
      .then('sent / shipped')
  })
})

describe('undoing', () => {
  test('leaves everything as it was', () => {
    const before = given(two, graceful())
    const { order, events } = undone(before.when(operator, 'go'))
    expect(events.map(({ type }) => type)).toEqual(['step.undone'])
    expect(order.items).toEqual(before.order.items)
  })

  test('gives a time-out of the same event its time again', () => {
    const world = running({
      arrows: [['new', 'late', 'expire']],
      events: { expire: { manual: true, timeout: '2 hours', grace: '1 minute' } },
    })
    const held = given({}, world).when(operator, 'expire')
    expect(machine(held).timers).toEqual([{ event: 'expire', dueAt: '2026-11-02T10:01:00.000Z' }])
    expect(undone(held).order.items[0]?.machine.timers).toEqual([
      { event: 'expire', dueAt: '2026-11-02T12:00:00.000Z' },
    ])
  })

  test('is for those who may fire the event', () => {
    const held = given(two, graceful()).when(operator, 'go')
    expect(() => undone(held, merchantUser(2))).toThrow(expect.objectContaining({ code: 'step.not-permitted' }))
    expect(undone(held, customer).events).toHaveLength(1)
  })

  test('is refused where nothing is held any more', () => {
    const refused = expect.objectContaining({ code: 'step.not-held' })
    expect(() => undone(given(two, graceful()))).toThrow(refused)
    expect(() => undone(given(two, graceful()).when(operator, 'go').after(1))).toThrow(refused)
  })
})

describe('an event that asks for a form', () => {
  const world = running({
    arrows: [['new', 'shipped', 'ship']],
    events: { ship: { manual: true, form: 'tracking number' } },
  })

  test('is refused without data, by the form’s name', () => {
    const { decision } = given(two, world).when(operator, 'ship').then('new')
    expect(decision.results[0]).toMatchObject({ reason: { code: 'event.form-missing', form: 'tracking number' } })
  })

  test('goes with it', () => {
    given(two, { ...world, data: { number: 'T1' } })
      .when(operator, 'ship')
      .then('shipped')
  })

  test('is offered: the form comes with the click', () => {
    const { order, engine } = given(two, world)
    const [choice] = choicesFor(order, { item: itemAt(order, 0).id, side: 'marketplace' }, engine)
    expect(choice).toMatchObject({ event: 'ship', allowed: true, form: 'tracking number' })
    const tried = trigger(order, { side: 'marketplace', event: 'ship', trial: true }, engine)
    expect(tried.results.map(({ outcome }) => outcome)).toEqual(['moved', 'moved'])
  })
})
