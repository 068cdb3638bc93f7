import { describe, expect, test } from 'vitest'
import { aLine } from '../testing/order.ts'
import { customer, merchantUser, operator, shop } from './testing/souk.ts'
import { itemAt, given } from './testing/story.ts'

const two = merchantUser(2)
const three = merchantUser(3)
const main = merchantUser(1)

/** Four items: two of merchant 2, one of merchant 3, one of the main merchant. */
const four = {
  items: [aLine({ quantity: 2 }), aLine({ merchant: 'MER000003' }), aLine({ merchant: 'MER000001' })],
}
const prepaid = { ...four, payments: [{ method: 'card', captured: true }] }

describe('an order on invoice', () => {
  test('waits for its grace period, then for payment', () => {
    given(four, { store: { gracePeriodMinutes: 30 } })
      .then('grace period started')
      .thenHappened('order.placed', 'items.moved')
      .after(29)
      .then('grace period started')
      .after(1)
      .then('grace period finished')
  })

  test('goes past a grace period that is off', () => {
    given(four).then('grace period finished')
  })

  test('is sent to its merchants the moment it is paid', () => {
    const { order } = given(four).when(operator, 'pay').then('sent to merchant / new')
    expect(order.merchantOrders.map(({ reference }) => reference)).toEqual([
      'DE--5--MER000002',
      'DE--5--MER000003',
      'DE--5--MER000001',
    ])
    expect(order.totals).toMatchObject({ paidTotal: 4 * 119_00, refundableTotal: 4 * 119_00 })
  })

  test('is worked through to closed on both sides', () => {
    given(four)
      .when(shop, 'pay')
      .when(two, 'ship')
      .when(three, 'ship')
      .when(main, 'send to distribution')
      .when(main, 'confirm at center')
      .when(main, 'ship')
      .then('shipped by merchant / shipped')
      .when(two, 'deliver')
      .when(three, 'deliver')
      .when(main, 'deliver')
      .then('delivered / delivered')
      .when(operator, 'close')
      .then('closed / closed')
  })

  test('tells each item’s way', () => {
    const { decision, order } = given(four).when(operator, 'pay', 0, 1, 2, 3)
    expect(decision.results[0]).toEqual({
      item: itemAt(order, 0).id,
      outcome: 'moved',
      from: 'grace period finished',
      to: 'sent to merchant',
      via: ['paid', 'commission calculated', 'merchant split pending', 'sent to merchant'],
    })
    expect(decision.results).toHaveLength(4)
  })
})

describe('a prepaid order', () => {
  test('is sent to its merchants while it is placed, in one decision of few events', () => {
    given(prepaid)
      .then('sent to merchant / new')
      .thenHappened(
        'order.placed',
        'items.moved',
        'items.moved',
        'items.moved',
        'merchantOrder.created',
        'merchantOrder.created',
        'merchantOrder.created',
        'items.moved',
        'items.moved',
        'items.moved',
        'items.moved',
      )
  })

  test('waits for a payment that is not taken, and expires', () => {
    given({ ...four, payments: [{ method: 'card', captured: false }] })
      .then('payment pending')
      .after(59)
      .then('payment pending')
      .after(1)
      .then('cancelled')
  })

  test('is sent once the late payment comes', () => {
    given({ ...four, payments: [{ method: 'card', captured: false }] })
      .when(shop, 'pay')
      .then('sent to merchant / new')
  })

  test('with nothing to pay waits for no payment', () => {
    given({ items: [aLine({ unitPrice: 0 })], payments: [{ method: 'card', captured: false }] }).then(
      'sent to merchant / new',
    )
  })
})

describe('paying item by item', () => {
  test('waits for the last one', () => {
    given(four)
      .when(operator, 'pay', 0)
      .when(operator, 'pay', 1, 2)
      .then('commission calculated', 'commission calculated', 'commission calculated', 'grace period finished')
      .when(operator, 'pay', 3)
      .then('sent to merchant / new')
  })

  test('does not wait for one that is cancelled', () => {
    given(four)
      .when(operator, 'pay', 0, 1, 2)
      .when(customer, 'cancel', 3)
      .then('sent to merchant / new', 'sent to merchant / new', 'sent to merchant / new', 'cancelled')
  })

  test('does not strand the rest when one was cancelled first', () => {
    given(four)
      .when(operator, 'cancel', 3)
      .when(operator, 'pay')
      .then('sent to merchant / new', 'sent to merchant / new', 'sent to merchant / new', 'cancelled')
  })
})

describe('a trigger', () => {
  test('without items asks every item that has the event', () => {
    const { decision } = given(four).when(operator, 'cancel', 0).when(operator, 'pay')
    expect(decision.results).toHaveLength(3)
  })

  test('of an event that no item has decides nothing', () => {
    const { decision } = given(four).when(operator, 'ship')
    expect(decision).toMatchObject({ events: [], jobs: [], results: [] })
  })

  test('of an event the state does not have says what there is', () => {
    const { decision } = given(four).when(operator, 'ship', 0).thenRefused('step.no-such-event')
    expect(decision.results[0]).toMatchObject({ reason: { possible: ['pay', 'cancel'] } })
  })

  test('refuses items the order does not have', () => {
    const paid = given(four).when(operator, 'pay')
    expect(() => paid.when(two, 'ship', 2)).toThrow('no such merchant item')
    expect(() => given(four).when(two, 'ship', 0)).toThrow('no such merchant item')
  })

  test('of a merchant reaches its own items only', () => {
    given(four)
      .when(operator, 'pay')
      .when(two, 'ship')
      .then(
        'shipped by merchant / shipped',
        'shipped by merchant / shipped',
        'sent to merchant / new',
        'sent to merchant / new',
      )
  })

  test('moves what it can and says why the rest stays', () => {
    given(four)
      .when(operator, 'pay')
      .when(two, 'ship', 0)
      .when(two, 'deliver', 0, 1)
      .thenRefused('step.no-such-event')
      .then('delivered / delivered', 'sent to merchant / new', 'sent to merchant / new', 'sent to merchant / new')
  })
})
