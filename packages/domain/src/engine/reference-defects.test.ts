import { describe, expect, test } from 'vitest'
import type { Finding, Process } from '@souk/process/model'
import type { ReadOptions } from '@souk/process/read/read-process'
import { event, main, oms, process, read, state, transition } from '@souk/process/testing/process-xml'
import { orderRow } from '../order/row.ts'
import { aLine } from '../testing/order.ts'
import { knownNames } from './builtins/registry.ts'
import { choicesFor } from './choices-for.ts'
import type { Engine } from './registry.ts'
import { outOfStep } from './repair.ts'
import { defaultProcesses, merchantUser, operator } from './testing/souk.ts'
import type { World } from './testing/souk.ts'
import { given, itemAt } from './testing/story.ts'
import type { Story } from './testing/story.ts'

/**
 * The defects of the reference's processes, written as they are written there: each cannot happen here, or is reported where
 * it stands in the file.
 */

const two = merchantUser(2)
const twoItems = { items: [aLine({ quantity: 2 })] }

/** A process by the name orders on invoice run, or merchants by default, and what the linter says of it. */
function written(xml: string, others: Readonly<Record<string, string>> = {}, options: ReadOptions = {}) {
  const { process: model, findings } = read(xml, others, { known: knownNames, ...options })
  if (!model) throw new Error(JSON.stringify(findings))
  const name = model.dialect === 'oms' ? 'MarketplacePayment01' : 'MerchantDefaultStateMachine'
  return { process: { ...model, name }, findings }
}

const rules = (findings: readonly Finding[]) => [...new Set(findings.map(({ rule, level }) => `${level} ${rule}`))]
const running = (...processes: readonly Process[]): World => ({ processes })

/** What the operator may do with the first item, by its event. */
function offered({ order, engine }: Story, named: string) {
  const choices = choicesFor(order, { item: itemAt(order, 0).id, side: 'marketplace' }, asking(engine))
  return choices.find((choice) => choice.event === named)
}

const asking = (engine: Engine): Engine => ({ ...engine, context: { ...engine.context, actor: operator } })

/** From paid to the merchant and on, as most of these have it. */
const fulfilment = {
  states: ['merchant split pending', 'sent to merchant', 'shipped by merchant', 'delivered'].map((name) => state(name)),
  transitions: [
    transition('merchant split pending → sent to merchant: send to merchant'),
    transition('shipped by merchant → delivered: deliver'),
  ],
  events: [
    event('send to merchant', 'onEnter="true" command="MerchantSalesOrder/CreateOrders"'),
    event('ship by merchant', ''),
    event('deliver', ''),
  ],
}

/** The default merchant process, less what the test takes away. */
function merchants(without: (one: Process['transitions'][number]) => boolean): Process {
  const [found] = defaultProcesses.filter(({ name }) => name === 'MerchantDefaultStateMachine')
  if (!found) throw new Error('there is no default merchant process')
  return { ...found, transitions: found.transitions.filter((one) => !without(one)) }
}

describe('P1: an event that was written as a second target', () => {
  const { process: model, findings } = written(
    oms(
      main({
        states: [state('new'), state('commission calculated'), state('closed')],
        transitions: [
          transition('new → commission calculated: commission-calculate'),
          '<transition><source>commission calculated</source><target>closed</target><target>commission-calculated</target></transition>',
        ],
        events: [event('commission-calculate', 'onEnter="true"'), event('commission-calculated', '')],
      }),
    ),
  )

  test('is reported, and so is the event nobody uses', () => {
    expect(rules(findings)).toEqual(expect.arrayContaining(['error L5', 'warning L13']))
  })

  test('makes nobody wait: what has no event goes on at once', () => {
    given({}, running(model)).then('closed')
  })
})

/** A state declared by the main process and again by what it includes, with the way on from it in the main one. */
const twice = (name: string, way: string, attributes: string) =>
  written(
    oms(
      main({
        listed: ['Sub'],
        states: [state('new'), state(name), state('closed')],
        transitions: [transition(`${name} → closed: ${way}`)],
        events: [event(way, attributes)],
      }),
      process({
        name: 'Sub',
        states: [state(name)],
        transitions: [transition(`new → ${name}: go`)],
        events: [event('go', 'manual="true"')],
      }),
    ),
  )

describe('P2: `refunded` that is declared twice', () => {
  const { process: model, findings } = twice('refunded', 'close', 'manual="true"')

  test('is reported', () => expect(rules(findings)).toContain('error L2'))
  test('is one state, whose items close', () => {
    given({}, running(model)).when(operator, 'go').then('refunded').when(operator, 'close').then('closed')
  })
})

describe('P3: `refund pending` that is declared twice', () => {
  const { process: model, findings } = twice('refund pending', 'restore budget', 'onEnter="true"')

  test('is reported', () => expect(rules(findings)).toContain('error L2'))
  test('is one state, which its items leave by themselves', () => {
    given({}, running(model)).when(operator, 'go').then('closed')
  })
})

describe('P4: `refund` that a sub-process declares again as not manual', () => {
  test('is reported with what differs', () => {
    const { findings } = written(
      oms(
        main({
          listed: ['Sub'],
          states: [state('new'), state('refunded')],
          transitions: [transition('new → refunded: refund')],
          events: [event('refund')],
        }),
        process({ name: 'Sub', events: [event('refund', 'command="Refund/Create"')] }),
      ),
    )
    expect(findings.find(({ rule }) => rule === 'L3')).toMatchObject({
      level: 'error',
      message: expect.stringContaining('manual, command') as string,
    })
  })

  test('is not so here: the operator has the button wherever money can go back', () => {
    const paid = given().when(operator, 'pay')
    const delivered = paid.when(two, 'ship').when(two, 'deliver')
    const canceled = paid.when(two, 'cancel by merchant')
    const returned = delivered.whenSystem('marketplace', 'start-return').when(two, 'execute-return')
    for (const story of [canceled, delivered, returned]) expect(offered(story, 'refund')?.allowed).toBe(true)
  })
})

describe('P5: a refund whose command runs before its condition is asked', () => {
  const { process: model, findings } = written(
    oms(
      main({
        states: [state('new'), state('paid'), state('cancelled'), state('refunded')],
        transitions: [
          transition('new → paid: pay'),
          transition('paid → cancelled: cancel'),
          transition('cancelled → refunded: refund', 'condition="MerchantSalesOrder/IsOrderPaid"'),
        ],
        events: [
          event('pay', 'manual="true" command="Payment/Capture"'),
          event('cancel'),
          event('refund', 'manual="true" command="DummyPayment/Refund"'),
        ],
      }),
    ),
  )
  const halfPaid = () =>
    given(twoItems, running(model)).when(operator, 'pay', 0).when(operator, 'cancel', 0).then('cancelled', 'new')

  test('is reported', () => expect(rules(findings)).toContain('warning L17'))

  test('gives nothing back where the state would not change, however often it is tried', () => {
    const tried = halfPaid()
      .when(operator, 'refund', 0)
      .thenRefused('step.condition-false')
      .thenHappened()
      .when(operator, 'refund', 0)
    expect(tried.thenHappened().order.totals.refundedTotal).toBe(0)
  })

  test('goes through once no item waits to be paid: a cancelled one does not', () => {
    const { order } = halfPaid().when(operator, 'pay').when(operator, 'refund', 0).then('refunded', 'paid')
    expect(order.totals.refundedTotal).toBe(119_00)
  })
})

describe('P6: items that are paid one by one, or of which one is cancelled before', () => {
  test('are all split here', () => {
    given(twoItems)
      .when(operator, 'pay', 0)
      .then('commission calculated', 'grace period finished')
      .when(operator, 'pay', 1)
      .then('sent to merchant / new')
    given(twoItems).when(operator, 'cancel', 0).when(operator, 'pay', 1).then('cancelled', 'sent to merchant / new')
  })

  test('in a process that asks once, on entering, are reported', () => {
    const { findings } = written(
      oms(
        main({
          states: [state('new'), state('paid'), state('submitted')],
          transitions: [
            transition('new → paid: pay'),
            transition('paid → submitted: submit', 'condition="MerchantSalesOrder/IsOrderPaid"'),
            transition('paid → paid'),
          ],
          events: [event('pay'), event('submit', 'onEnter="true"')],
        }),
      ),
    )
    expect(rules(findings)).toEqual(expect.arrayContaining(['warning S23', 'info L19']))
  })
})

/** As the demo shop has it: shipping needs picking, or picking that is skipped ships by itself after half an hour. */
const demo = () =>
  written(
    oms(
      main({
        states: [state('new'), ...fulfilment.states, state('picking finished'), state('cancelled')],
        transitions: [
          transition('new → merchant split pending: pay'),
          ...fulfilment.transitions,
          transition('sent to merchant → picking finished: pick'),
          transition('sent to merchant → shipped by merchant: skip picking'),
          transition('picking finished → shipped by merchant: ship by merchant'),
          transition('sent to merchant → cancelled: cancel'),
        ],
        events: [
          ...fulfilment.events,
          event('pay'),
          event('pick'),
          event('skip picking', 'manual="true" timeout="30 minute"'),
          event('cancel'),
        ],
      }),
    ),
    {},
    { sisters: [merchants(() => false)] },
  )

describe('P7: a merchant’s item that moves though the marketplace’s could not', () => {
  test('does not: the step is refused whole, and says where the sister stands', () => {
    const { decision } = given({}, running(demo().process))
      .when(operator, 'pay')
      .when(two, 'ship')
      .thenRefused('step.sister-cannot-follow')
      .thenHappened()
      .then('sent to merchant / new')
    expect(decision.results[0]).toMatchObject({
      reason: { side: 'marketplace', state: 'sent to merchant', event: 'ship by merchant' },
    })
  })
})

describe('P8: a merchant’s ship that is lost, and picking that is skipped without the merchant', () => {
  const world = () => running(demo().process)

  test('are reported: nothing ships from there, and what is skipped leaves the merchant behind', () => {
    const { findings } = demo()
    expect(findings.filter(({ rule }) => rule === 'S25').map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('"skip picking"')]),
    )
  })

  test('lose nothing: the ship is refused, an item that went ahead is found, and the merchant’s next acts reach it', () => {
    const ahead = given({}, world()).when(operator, 'pay').after(30).then('shipped by merchant / new')
    expect(orderRow(ahead.order).unpaired).toBe(1)
    expect(outOfStep(ahead.order, ahead.engine)[0]?.repairs).toContainEqual({
      side: 'merchant',
      to: 'shipped',
      event: 'ship',
    })
    const shipped = ahead.when(two, 'ship').then('shipped by merchant / shipped')
    expect(orderRow(shipped.order)).not.toHaveProperty('unpaired')
    shipped.when(two, 'deliver').then('delivered / delivered')
  })

  test('are not so here: one event ships from both states', () => {
    given().when(operator, 'pay').when(two, 'ship').then('shipped by merchant / shipped')
    given().when(operator, 'pay').when(operator, 'skip picking').when(two, 'ship').then('shipped by merchant / shipped')
  })
})

describe('P9: a cancellation that does not tell the merchant', () => {
  test('is reported in the file and found in the order, and the merchant can no longer ship', () => {
    const { process: model, findings } = demo()
    expect(findings.find(({ message }) => message.includes('"cancel"'))).toMatchObject({ rule: 'S25' })
    const cancelled = given({}, running(model)).when(operator, 'pay').when(operator, 'cancel').then('cancelled / new')
    expect(orderRow(cancelled.order).unpaired).toBe(1)
    cancelled.when(two, 'ship').thenRefused('step.sister-cannot-follow').then('cancelled / new')
  })

  test('is not so here', () => {
    given().when(operator, 'pay').when(operator, 'cancel').then('cancelled / canceled by marketplace')
  })
})

describe('P10: refunded and cancelled items that cannot be closed', () => {
  const noClose = merchants(({ source, event: fired }) => source === 'refunded' && fired === 'close')

  test('are reported where the sister’s process has no way', () => {
    const { findings } = written(
      oms(
        main({
          states: [state('new'), ...fulfilment.states, state('refunded'), state('closed')],
          transitions: [
            transition('new → merchant split pending: pay'),
            ...fulfilment.transitions,
            transition('sent to merchant → shipped by merchant: ship by merchant'),
            transition('delivered → refunded: refund'),
            transition('refunded → closed: close'),
          ],
          events: [
            ...fulfilment.events,
            event('pay'),
            event('refund', 'manual="true" command="Refund/Create"'),
            event('close', 'manual="true" command="MerchantOms/CloseOrderItem"'),
          ],
        }),
      ),
      {},
      { sisters: [noClose] },
    )
    expect(findings.find(({ rule }) => rule === 'L16')).toMatchObject({
      message: expect.stringContaining('"close" from "refunded"') as string,
    })
  })

  test('are refused whole, with the reason, and the button says so before it is pressed', () => {
    const refunded = given({}, running(noClose))
      .when(operator, 'pay')
      .when(two, 'ship')
      .when(two, 'deliver')
      .when(operator, 'refund')
      .then('refunded / refunded')
    expect(
      choicesFor(refunded.order, { item: itemAt(refunded.order, 0).id, side: 'marketplace' }, refunded.engine),
    ).toMatchObject(
      [{ event: 'close', allowed: false, reason: { code: 'step.sister-cannot-follow' } }, { event: 'refund' }].slice(
        0,
        1,
      ),
    )
    refunded.when(operator, 'close').thenRefused('step.sister-cannot-follow').thenHappened().then('refunded / refunded')
  })

  test('close here', () => {
    given()
      .when(operator, 'pay')
      .when(two, 'ship')
      .when(two, 'deliver')
      .when(operator, 'refund')
      .when(operator, 'close')
      .then('closed / closed')
    given().when(operator, 'pay').when(two, 'cancel by merchant').when(operator, 'close').then('closed / closed')
  })
})

/** One of three is free of charge: there is nothing to give back for it. */
const oneFree = () =>
  given({ items: [aLine(), aLine({ unitPrice: 0 }), aLine()] })
    .when(operator, 'pay')
    .when(two, 'ship')
    .when(two, 'deliver')

describe('P11: a failure of one item that the next one’s success hides', () => {
  test('is told: every item has an answer of its own', () => {
    const { decision } = oneFree().when(operator, 'refund')
    expect(decision.results.map(({ outcome }) => outcome)).toEqual(['moved', 'refused', 'moved'])
    expect(decision.results[1]).toMatchObject({ state: 'delivered', reason: { code: 'step.condition-false' } })
  })
})

describe('P12: a batch of which one item fails half-way', () => {
  test('moves both machines of the others and neither of that one', () => {
    oneFree()
      .when(two, 'refund')
      .thenRefused('step.sister-cannot-follow')
      .then('refunded / refunded', 'delivered / delivered', 'refunded / refunded')
  })
})

describe('P13: two onEnter events of which one never fires, and a state nothing enters', () => {
  test('are reported, and so is that nothing leads out of where items end', () => {
    const { findings } = written(
      oms(
        main({
          states: ['new', 'paid', 'exported', 'reviewed', 'waiting for conformation', 'closed'].map((name) =>
            state(name),
          ),
          transitions: [
            transition('new → paid: authorize'),
            transition('paid → exported: export'),
            transition('paid → reviewed: review'),
            transition('reviewed → exported: export'),
            transition('waiting for conformation → closed: ship'),
          ],
          events: [
            event('authorize'),
            event('export', 'onEnter="true" manual="true"'),
            event('review', 'onEnter="true"'),
            event('ship'),
          ],
        }),
      ),
    )
    expect(rules(findings)).toEqual(expect.arrayContaining(['error L7', 'warning L12', 'warning L8']))
  })
})

describe('P14: reserved stock that is let go on the happy path and reserved again', () => {
  const happy = 'happy="true"'

  test('is reported', () => {
    const { findings } = written(
      oms(
        main({
          states: [
            state('new'),
            state('paid', 'display="d" reserved="true"'),
            state('calculated'),
            state('sent', 'display="d" reserved="true"'),
            state('closed'),
          ],
          transitions: [
            transition('new → paid: pay', happy),
            transition('paid → calculated', happy),
            transition('calculated → sent', happy),
            transition('sent → closed: close', happy),
          ],
          events: [event('pay'), event('close')],
        }),
      ),
    )
    expect(findings.find(({ rule }) => rule === 'L21')?.message).toContain('"calculated"')
  })

  test('is not so here: an item is reserved from the grace period until it is delivered', () => {
    const reserved = (story: Story) => itemAt(story.order, 0).machine.reserved ?? false
    const graced = given(twoItems, { store: { gracePeriodMinutes: 30 } })
    const finished = graced.after(30)
    const waiting = finished.when(operator, 'pay', 0).then('commission calculated', 'grace period finished')
    const sent = waiting.when(operator, 'pay', 1)
    const picked = sent.when(operator, 'skip picking')
    const shipped = picked.when(two, 'ship')
    expect([graced, finished, waiting, sent, picked, shipped].map(reserved)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ])
  })
})

describe('P15: stock that stays reserved until somebody closes the item', () => {
  test('does not here: delivered, returned, cancelled goods are reserved no more', () => {
    const delivered = given().when(operator, 'pay').when(two, 'ship').when(two, 'deliver')
    const back = delivered.whenSystem('marketplace', 'start-return').when(two, 'execute-return')
    const cancelled = given().when(operator, 'pay').when(operator, 'cancel')
    expect([delivered, back, cancelled].map(({ order }) => itemAt(order, 0).machine.reserved)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('P16: an initial state that reserves stock, and a refund that only changes the state', () => {
  test('are reported', () => {
    const { findings } = written(
      oms(
        main({
          states: [state('new', 'display="d" reserved="true"'), state('refunded'), state('closed')],
          transitions: [transition('new → refunded: refund'), transition('refunded → closed: close')],
          events: [event('refund'), event('close')],
        }),
      ),
    )
    expect(rules(findings)).toEqual(expect.arrayContaining(['warning L15', 'warning S24']))
  })

  test('are not so here', () => {
    expect(itemAt(given({}, { store: { gracePeriodMinutes: 30 } }).order, 0).machine.state).toBe('grace period started')
    const { order } = given().when(operator, 'pay').when(two, 'cancel by merchant').when(operator, 'refund')
    expect(order.totals.refundedTotal).toBe(119_00)
  })
})
