import { expect, test } from 'vitest'
import { aLine } from '../../testing/order.ts'
import { operator, running } from '../testing/souk.ts'
import { given } from '../testing/story.ts'

const go = { manual: true }
const mailing = running({
  arrows: [
    ['new', 'confirmed', 'confirm'],
    ['confirmed', 'shipped', 'ship'],
    ['shipped', 'asked', 'ask'],
    ['new', 'invoiced', 'bill'],
    ['new', 'nowhere', 'doubt', 'Never'],
  ],
  events: {
    confirm: { ...go, command: 'Oms/SendOrderConfirmation' },
    ship: { ...go, command: 'Oms/SendOrderShipped' },
    ask: { ...go, command: 'Order/RequestProductReviews' },
    bill: { ...go, command: 'Invoice/Generate' },
    doubt: { ...go, command: 'Oms/SendOrderConfirmation' },
  },
})
const cart = { items: [aLine({ quantity: 2 })] }

test('mails are left to be sent after the step, one for all items that go together', () => {
  const confirmed = given(cart, mailing).when(operator, 'confirm')
  expect(confirmed.decision.tasks).toEqual([{ kind: 'mail', data: { mail: 'order confirmation' } }])
  const shipped = confirmed.when(operator, 'ship')
  const items = shipped.order.items.map(({ id }) => id)
  expect(shipped.decision.tasks).toEqual([{ kind: 'mail', data: { mail: 'order shipped', items } }])
  const { decision } = shipped.when(operator, 'ask', 1)
  expect(decision.tasks).toEqual([{ kind: 'mail', data: { mail: 'product review request', items: items.slice(1) } }])
})

test('an invoice is issued after the step', () => {
  const { decision } = given(cart, mailing).when(operator, 'bill')
  expect(decision.tasks).toEqual([{ kind: 'invoice', data: { issue: 'invoice' } }])
})

test('a step that is undone leaves no mail', () => {
  const doubted = given(cart, { ...mailing, conditions: { Never: { kind: 'never' } } }).when(operator, 'doubt')
  expect(doubted.thenRefused('step.condition-false').decision.tasks).toEqual([])
})

test('a merchant that wants a mail of each new order gets one, others none', () => {
  const items = [aLine(), aLine({ merchant: 'MER000003' })]
  const { order, decision } = given({ items }, { merchants: { 3: { profile: { newOrderMail: true } } } }).when(
    operator,
    'pay',
  )
  const merchantOrder = order.merchantOrders[1]?.id
  expect(decision.tasks).toEqual([{ kind: 'mail', data: { mail: 'merchant new order', merchantOrder } }])
})
