import { expect, test } from 'vitest'
import { aLine } from '../testing/order.ts'
import { operator, running } from './testing/souk.ts'
import { given } from './testing/story.ts'

/** As the demo shops' marketplace orders: none of their commands takes money. */
const world = running({
  arrows: [
    ['new', 'paid', 'pay'],
    ['paid', 'refunded', 'refund'],
  ],
  events: { pay: { manual: true }, refund: { manual: true, command: 'DummyPayment/Refund' } },
})

test('what comes to `paid` owes nothing any more, also where no command took the money, and a refund gives it back', () => {
  const one = given({ items: [aLine({ quantity: 2 })] }, world).when(operator, 'pay', 0)
  expect(one.thenHappened('items.moved', 'payment.captured').order.totals.paidTotal).toBe(119_00)
  const both = one.when(operator, 'pay', 1)
  expect(both.order.totals).toMatchObject({ grandTotal: 238_00, paidTotal: 238_00, refundableTotal: 238_00 })
  const { totals } = both.when(operator, 'refund', 1).then('paid', 'refunded').order
  expect(totals).toMatchObject({ grandTotal: 119_00, refundedTotal: 119_00, refundableTotal: 119_00 })
})
