import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../order/documents.ts'
import type { Order } from '../../order/order.ts'
import type { TransferRequest } from '../../payout/transfer.ts'
import { aLine, aShipment } from '../../testing/order.ts'
import { completeStep } from '../outside.ts'
import type { Command } from '../registry.ts'
import { operator, running } from '../testing/souk.ts'
import { given } from '../testing/story.ts'
import type { Story } from '../testing/story.ts'

const manual = { manual: true }

/** Paid, delivered, then the sub-processes of payouts to merchants behind one another. */
const world = running({
  arrows: [
    ['new', 'paid', 'pay'],
    ['paid', 'paid', 'calculate'],
    ['paid', 'merchant payout ready', 'deliver'],
    ['merchant payout ready', 'closed', 'payout merchant', 'SalesPaymentMerchant/IsMerchantPaidOut'],
    ['merchant payout ready', 'payout failed', 'payout merchant'],
    ['payout failed', 'merchant payout ready', 'retry payout merchant'],
    ['payout failed', 'merchant payout reverse ready', 'give up'],
    ['closed', 'refunded', 'refund'],
    ['refunded', 'merchant payout reverse ready', 'take back'],
    ['merchant payout reverse ready', 'canceled', 'reverse payout', 'SalesPaymentMerchant/IsMerchantPayoutReversed'],
    ['merchant payout reverse ready', 'reverse payout failed', 'reverse payout'],
    ['reverse payout failed', 'merchant payout reverse ready', 'retry reverse payout'],
  ],
  events: {
    pay: { ...manual, command: 'Payment/Capture' },
    calculate: { ...manual, command: 'App/Calculate' },
    deliver: manual,
    'payout merchant': { onEnter: true, command: 'SalesPaymentMerchant/Payout' },
    'retry payout merchant': manual,
    'give up': manual,
    refund: { ...manual, command: 'Refund/Create' },
    'take back': manual,
    'reverse payout': { onEnter: true, command: 'SalesPaymentMerchant/ReversePayout' },
    'retry reverse payout': manual,
  },
})

const cart = {
  items: [aLine({ quantity: 2, unitPrice: 50_00 }), aLine({ merchant: 'MER000003', unitPrice: 30_00 })],
  shipments: [aShipment({ price: 13_00 })],
}

const paidFor = (): Story => given(cart, world).when(operator, 'pay')

const transfersOf = ({ decision }: Story) => (decision.jobs[0]?.data['transfers'] ?? []) as readonly TransferRequest[]
const payoutsOf = (order: Order) =>
  documentsOf(order, 'payout').map(({ type, status, amount }) => `${type} ${status} ${amount}`)

/** The provider answers each transfer of the last act. */
function answered(story: Story, answer: (request: TransferRequest, n: number) => object): Story {
  const [job] = story.decision.jobs
  if (!job) throw new Error('nothing was asked')
  const results = transfersOf(story).map((request, n) => ({ id: request.id, ...answer(request, n) }))
  return story.acted((engine) => completeStep(story.order, { job, data: { results } }, engine))
}

describe('a payout', () => {
  test('is due, one for each merchant, while the items wait for the provider', () => {
    const story = paidFor().when(operator, 'deliver').then('merchant payout ready')
    expect(payoutsOf(story.order)).toEqual(['payout due 11000', 'payout due 3300'])
    expect(transfersOf(story)).toMatchObject([
      { merchantReference: 'MER000002', orderReference: 'DE--5', amount: 110_00, currency: 'EUR', type: 'payout' },
      { merchantReference: 'MER000003', amount: 33_00 },
    ])
    expect(story.decision.jobs[0]?.url).toBe('souk:payout')
  })

  test('that is transferred closes its items, one that is refused leaves its own to be tried again', () => {
    const story = answered(paidFor().when(operator, 'deliver'), (_, n) =>
      n === 0 ? { transfer: 'T1' } : { failure: 'No account.' },
    )
    story.then('closed', 'closed', 'payout failed')
    expect(payoutsOf(story.order)).toEqual(['payout paid 11000', 'payout failed 3300'])
    const again = answered(story.when(operator, 'retry payout merchant'), () => ({ transfer: 'T2' }))
    again.then('closed')
    expect(payoutsOf(again.order)).toEqual(['payout paid 11000', 'payout failed 3300', 'payout paid 3300'])
  })

  test('takes off the commission that is kept', () => {
    const calculate: Command = {
      by: 'order',
      run: ({ items }) => ({
        events: [{ type: 'commission.calculated', items: items.map(({ id }) => ({ item: id, amount: 5_00 })) }],
      }),
    }
    const registry = { commands: new Map([['App/Calculate', calculate]]) }
    const story = given(cart, { ...world, registry })
      .when(operator, 'pay')
      .when(operator, 'calculate')
    expect(transfersOf(story.when(operator, 'deliver')).map(({ amount }) => amount)).toEqual([100_00, 28_00])
  })

  test('of one item leaves the others and what is theirs alone', () => {
    const story = paidFor().when(operator, 'deliver', 0)
    expect(transfersOf(story)).toMatchObject([{ amount: 60_00 }])
  })

  test('of two items at the same time has the shipping they share once, also when the first is refused', () => {
    const first = paidFor().when(operator, 'deliver', 0)
    const second = first.when(operator, 'deliver', 1)
    expect([first, second].map((story) => transfersOf(story).map(({ amount }) => amount))).toEqual([[60_00], [50_00]])
    const settled = answered(second, () => ({ transfer: 'T2' })).then('merchant payout ready', 'closed', 'paid')
    const [job] = first.decision.jobs
    if (!job) throw new Error('nothing was asked')
    const results = transfersOf(first).map(({ id }) => ({ id, failure: 'No account.' }))
    const failed = settled
      .acted((engine) => completeStep(settled.order, { job, data: { results } }, engine))
      .then('payout failed', 'closed', 'paid')
    const again = failed.when(operator, 'retry payout merchant')
    expect(transfersOf(again).map(({ amount }) => amount)).toEqual([60_00])
  })

  test('of the operator’s own shop is nothing to transfer', () => {
    const own = { ...cart, items: [aLine({ merchant: 'MER000001' })] }
    const story = given(own, world).when(operator, 'pay').when(operator, 'deliver').then('closed')
    expect(payoutsOf(story.order)).toEqual([])
  })

  test('that a person takes as done was transferred by hand', () => {
    const { order } = paidFor().when(operator, 'deliver').skipped().then('closed')
    expect(documentsOf(order, 'payout').map(({ transfer }) => transfer)).toEqual(['by hand', 'by hand'])
  })
})

describe('a reversal', () => {
  test('takes back what was paid out and has been refunded since, of that merchant alone', () => {
    const closed = answered(paidFor().when(operator, 'deliver'), () => ({ transfer: 'T' }))
    const back = closed.when(operator, 'refund', 2).when(operator, 'take back', 2)
    expect(transfersOf(back)).toMatchObject([{ type: 'reversal', merchantReference: 'MER000003', amount: 33_00 }])
    answered(back, () => ({ failure: 'Spent.' })).then('closed', 'closed', 'reverse payout failed')
    const { order } = answered(back, () => ({ transfer: 'R' })).then('closed', 'closed', 'canceled')
    expect(payoutsOf(order)).toEqual(['payout paid 11000', 'payout paid 3300', 'reversal paid 3300'])
  })

  test('of what was never paid out is nothing to transfer', () => {
    const failed = answered(paidFor().when(operator, 'deliver'), () => ({ failure: 'No account.' }))
    const { order } = failed.when(operator, 'give up').then('canceled')
    expect(payoutsOf(order)).toEqual(['payout failed 11000', 'payout failed 3300'])
  })
})
