import { describe, expect, test } from 'vitest'
import { fireDue } from '../engine/due.ts'
import type { Decision } from '../engine/outcome.ts'
import type { Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import { customer, defaultProcesses, operator, running } from '../engine/testing/souk.ts'
import type { World } from '../engine/testing/souk.ts'
import { given } from '../engine/testing/story.ts'
import { lastAmendment } from '../order/amendment.ts'
import { applyCommit } from '../order/commit.ts'
import type { Order } from '../order/order.ts'
import type { PlaceInput } from '../order/place-input.ts'
import { aCart, aLine, aShipment } from '../testing/order.ts'
import { applyAmendment } from './apply.ts'
import { cancelAmendment } from './cancel.ts'
import { amendedPayments } from './cart.ts'
import { failAmendment, finishAmendment } from './finish.ts'
import { startAmendment } from './start.ts'

const withGrace: World = { store: { gracePeriodMinutes: 120 } }
const two = { items: [aLine({ quantity: 2 })], shipments: [aShipment({ price: 5_00 })] }
/** 100.00 of 243.00 are paid when it is placed. */
const partlyPaid = {
  ...two,
  payments: [
    { method: 'invoice', captured: false },
    { method: 'card', amount: 100_00, captured: true },
  ],
}

/** An order, and what its customer does to it, each act committed. */
function editing(cart: Partial<PlaceInput> = two, world: World = withGrace) {
  const story = given(cart, world)
  return scene(story.order, { ...story.engine, context: { ...story.engine.context, actor: customer } })
}

function scene(order: Order, engine: Engine) {
  const committed = (decision: Decision) => {
    const at = engine.context.now
    const next = { ...decision.order, version: order.version + 1, updatedAt: at.toISOString() }
    if (decision.events.length > 0)
      expect(applyCommit(order, decision.events, { version: next.version, at })).toEqual(next)
    return { ...scene(next, engine), decision }
  }
  const amendment = () => {
    const last = lastAmendment(order)
    if (!last) throw new Error('nobody ever edited the order')
    return last
  }
  return {
    order,
    amendment,
    states: [...new Set(order.items.map(({ machine }) => machine.state))],
    after: (minutes: number) => {
      const now = new Date(engine.context.now.getTime() + minutes * 60_000)
      return scene(order, { ...engine, context: { ...engine.context, now } })
    },
    started: () => committed(startAmendment(order, engine)),
    cancelled: () => committed(cancelAmendment(order, engine)),
    applied: (price: number, mode: 'sync' | 'async' = 'sync') =>
      committed(applyAmendment(order, { cart: aCart(), price, replacement: 'DE--6', mode }, engine)),
    finished: () => committed(finishAmendment(order, amendment(), engine)),
    failed: (failure: string) => committed(failAmendment(order, { amendment: amendment(), failure }, engine)),
    due: () => committed(fireDue(order, engine)),
    fired: (event: string) =>
      committed(
        trigger(order, { side: 'marketplace', event }, { ...engine, context: { ...engine.context, actor: operator } }),
      ),
  }
}

const refused = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('it was allowed')
}

describe('an amendment', () => {
  test('begins with the order’s cart, and holds its items back', () => {
    const { states, order, decision } = editing().started()
    expect(states).toEqual(['order amendment'])
    expect(decision.events.map(({ type }) => type)).toEqual(['document.recorded', 'items.moved'])
    expect(lastAmendment(order)).toMatchObject({
      status: 'open',
      by: customer,
      graceUntil: '2026-11-02T12:00:00.000Z',
      cart: { items: [{ sku: '007_30691822', quantity: 2, unitPrice: 119_00 }], shipments: [{ price: 5_00 }] },
    })
  })

  test('is refused while one is open, with who and when', () => {
    expect(refused(editing().started().started)).toMatchObject({
      code: 'amendment.already-open',
      details: { by: 'Ada Lovelace', at: '2026-11-02T10:00:00.000Z' },
    })
  })

  test('is refused once the grace period is over', () => {
    const { states, started } = editing().fired('skip grace period')
    expect(states).toEqual(['grace period finished'])
    expect(refused(started)).toMatchObject({
      code: 'amendment.not-amendable',
      details: { states: ['grace period finished'] },
    })
  })

  test('is refused as long as an item waits for the outside, and says so', () => {
    const processes = defaultProcesses.map((process) => ({
      ...process,
      events: process.events.map((event) => (event.name === 'cancel' ? { ...event, command: 'App/Ask' } : event)),
    }))
    const commands = { 'App/Ask': { kind: 'webhook', url: 'https://erp.example.com' } } as const
    const waiting = editing(two, { ...withGrace, processes, commands }).fired('cancel')
    expect(refused(waiting.started)).toMatchObject({
      code: 'amendment.not-amendable',
      message: 'Order DE--5 cannot be edited now: items wait for the outside in grace period started.',
      details: { states: ['grace period started'] },
    })
  })

  test('is for registered customers', () => {
    const guest = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
    expect(refused(editing({ ...two, customer: guest }).started)).toMatchObject({
      code: 'amendment.for-registered-customers',
    })
  })

  test.each([
    ['be replaced', 'cancel-order-amendment'],
    ['be left as it was', 'finish-order-amendment'],
  ])('is refused where the process would never let the order %s', (_, event) => {
    const world = running({
      arrows: [
        ['new', 'editing', 'start-order-amendment'],
        ['editing', 'done', event],
      ],
      states: { new: { flags: ['amendable'] }, editing: { flags: ['amendment in progress'] } },
    })
    expect(refused(editing(two, world).started)).toMatchObject({
      code: 'amendment.not-supported',
      details: { states: ['editing'] },
    })
  })
})

describe('cancelling it', () => {
  test('brings the order back into what is left of its grace period', () => {
    const { states, order, amendment } = editing().started().after(50).cancelled()
    expect(states).toEqual(['grace period started'])
    expect(order.items[0]?.machine.timers).toEqual([{ event: 'skip grace period', dueAt: '2026-11-02T12:00:00.000Z' }])
    expect(amendment()).toMatchObject({ status: 'cancelled', endedAt: '2026-11-02T10:50:00.000Z' })
    expect(amendment()).not.toHaveProperty('cart')
  })

  test('lets it begin anew', () => {
    expect(editing().started().cancelled().started().states).toEqual(['order amendment'])
  })

  test('is refused where nothing is being edited', () => {
    expect(refused(editing().cancelled)).toMatchObject({ code: 'amendment.not-open', details: { status: null } })
  })
})

describe('the grace period', () => {
  test('ends while somebody edits: the amendment lapses', () => {
    const { states, amendment } = editing().started().after(120).due()
    expect(states).toEqual(['grace period finished'])
    expect(amendment()).toMatchObject({ status: 'cancelled', failure: 'The grace period ended.' })
  })

  test('ends no sooner for what somebody fired before, and the process held back', () => {
    const processes = defaultProcesses.map((process) => ({
      ...process,
      events: process.events.map((event) => (event.name === 'cancel' ? { ...event, grace: '1 minute' } : event)),
    }))
    const held = editing(two, { ...withGrace, processes }).fired('cancel')
    expect(held.states).toEqual(['grace period started'])
    expect(held.started().amendment().graceUntil).toBe('2026-11-02T12:00:00.000Z')
  })

  test('is ended for the operator by one event, whether somebody edits or not', () => {
    const { states, amendment } = editing().started().fired('skip-order-amendment')
    expect([states, amendment().status]).toEqual([['grace period finished'], 'cancelled'])
  })

  test('that is over lets nothing be applied, also where no time-out ended it', () => {
    const late = editing().started().after(121)
    expect(refused(() => late.applied(100_00))).toMatchObject({ code: 'amendment.grace-period-over' })
  })

  test('does not end what is being applied', () => {
    const { states, amendment, order } = editing().started().applied(100_00).after(120).due()
    expect([states, amendment().status]).toEqual([['order amendment'], 'applying'])
    expect(order.items.filter(({ machine }) => machine.failed)).toEqual([])
  })
})

describe('applying it', () => {
  test('leaves the task behind that places the other order, and finishes this one', () => {
    const applied = editing().started().applied(119_00)
    expect(applied.decision.tasks).toEqual([{ kind: 'amendment', data: { amendment: applied.amendment().id } }])
    expect(applied.states).toEqual(['order amendment'])
    const { states, order, amendment } = applied.finished()
    expect(states).toEqual(['cancelled'])
    expect(amendment()).toMatchObject({ status: 'applied', replacement: 'DE--6' })
    expect(order.totals).toMatchObject({ grandTotal: 0, canceledTotal: 243_00, paidTotal: 0 })
  })

  test('later, the items wait as a draft meanwhile, without a mark', () => {
    const applied = editing().started().applied(119_00, 'async')
    expect(applied.states).toEqual(['order amendment draft'])
    expect(applied.order.items.filter(({ machine }) => machine.failed)).toEqual([])
    const done = applied.finished()
    expect(done.states).toEqual(['cancelled'])
    const amendment = applied.amendment().id
    expect(done.decision.tasks).toEqual([{ kind: 'mail', data: { mail: 'amendment applied', amendment } }])
    const failed = { kind: 'mail', data: { mail: 'amendment failed', amendment } }
    expect(applied.failed('Sold out.').decision.tasks).toEqual([failed])
    expect(done.decision.events.flatMap((event) => (event.type === 'items.moved' ? event.to : []))).toEqual([
      'order amendment draft applied',
      'draft apply succeeded',
      'cancelled',
    ])
  })

  test('in vain, leaves the order as it was', () => {
    for (const mode of ['sync', 'async'] as const) {
      const before = editing(partlyPaid)
      const { states, order, amendment } = before.started().applied(300_00, mode).failed('MER000002 is switched off.')
      expect(states).toEqual(['grace period started'])
      expect(amendment()).toMatchObject({ status: 'failed', failure: 'MER000002 is switched off.' })
      expect([order.totals, order.payments]).toEqual([before.order.totals, before.order.payments])
    }
  })
})

describe('money already taken', () => {
  test('is the other order’s from the moment it is applied', () => {
    const { order, amendment } = editing(partlyPaid).started().applied(300_00)
    expect(order.totals.paidTotal).toBe(0)
    expect(order.payments.map(({ captured }) => captured)).toEqual([0, 0])
    expect(amendment().carried?.payments).toEqual([{ payment: order.payments[1]?.id, amount: 100_00 }])
  })

  test('stays to be refunded as far as the other order costs less', () => {
    const done = editing(partlyPaid).started().applied(60_00).finished()
    expect(done.order.totals).toMatchObject({ paidTotal: 40_00, refundableTotal: 40_00, grandTotal: 0 })
    const { order, states } = done.fired('refund')
    expect(states).toEqual(['refunded'])
    expect(order.totals.refundableTotal).toBe(0)
    expect(order.refunds).toMatchObject([{ amount: 40_00 }])
  })

  test('pays the other order as far as it reaches, and the rest is paid as the cart says', () => {
    const { order } = editing(partlyPaid)
    const cart = aCart()
    const paid = { method: 'card', amount: 100_00, captured: true }
    expect(amendedPayments(order, cart, 300_00)).toEqual([{ method: 'invoice', captured: false }, paid])
    expect(amendedPayments(order, cart, 60_00)).toEqual([{ ...paid, amount: 60_00 }])
    expect(amendedPayments(editing().order, cart, 60_00)).toEqual([{ method: 'invoice', captured: false }])
  })

  test('leaves the rest to gift cards as far as they are needed, and to the other method what they do not pay', () => {
    const [first, second] = ['A-1', 'B-2'].map((code) => ({
      method: 'gift card',
      amount: 30_00,
      captured: false,
      details: { code },
    }))
    const invoice = { method: 'invoice', captured: false }
    const cart = { ...aCart(), payments: [invoice, first, second].filter((payment) => payment !== undefined) }
    const paying = (price: number, { order } = editing()) => amendedPayments(order, cart, price)
    expect(paying(100_00)).toEqual([invoice, first, second])
    expect(paying(40_00)).toEqual([first, { ...second, amount: 10_00 }])
    expect(paying(0)).toEqual([invoice])
    const paid = { method: 'card', amount: 100_00, captured: true }
    expect(paying(140_00, editing(partlyPaid))).toEqual([first, { ...second, amount: 10_00 }, paid])
    expect(paying(100_00, editing(partlyPaid))).toEqual([paid])
  })
})

test('a process that brings drafts back into the grace period lets them out through it', () => {
  const editable = { flags: ['amendment in progress'] }
  const world = running({
    arrows: [
      ['new', 'grace period pending', null],
      ['grace period pending', 'deleted item unreserved', 'unreserve deleted items'],
      ['deleted item unreserved', 'grace period started', 'start grace period'],
      ['grace period started', 'order amendment', 'start-order-amendment'],
      ['order amendment', 'cancelled', 'finish-order-amendment'],
      ['order amendment', 'grace period started', 'cancel-order-amendment'],
      ['order amendment', 'draft pending', 'start-order-amendment-draft'],
      ['draft pending', 'draft', null],
      ['draft', 'draft applied', 'apply-order-amendment-draft'],
      ['draft applied', 'succeeded', null, 'DummyOrderAmendmentAsync/IsSuccessfullyApplied'],
      ['draft applied', 'failed', null],
      ['succeeded', 'grace period pending', 'notify-order-amendment-applied'],
      ['failed', 'grace period pending', 'notify-order-amendment-failed'],
    ],
    states: {
      'grace period started': { flags: ['amendable'] },
      'order amendment': editable,
      'draft pending': editable,
      draft: editable,
      'draft applied': editable,
      succeeded: editable,
      failed: editable,
    },
    events: {
      'unreserve deleted items': { onEnter: true, command: 'OrderAmendment/UnreserveDeletedItems' },
      'start grace period': { onEnter: true, command: 'OrderAmendment/StartGracePeriod' },
      'apply-order-amendment-draft': { onEnter: true, command: 'OrderAmendmentAsync/ApplyOrderAmendmentDraft' },
      'notify-order-amendment-applied': { onEnter: true, command: 'OrderAmendmentAsync/NotifyOrderAmendmentApplied' },
      'notify-order-amendment-failed': { onEnter: true, command: 'OrderAmendmentAsync/NotifyOrderAmendmentFailed' },
    },
  })
  const applied = editing(two, world).started().applied(119_00, 'async')
  expect(applied.states).toEqual(['draft'])
  expect(applied.finished().states).toEqual(['cancelled'])
  expect(applied.failed('Sold out.').states).toEqual(['grace period started'])
})
