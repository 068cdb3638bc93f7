import { expect, test } from 'vitest'
import type { Offer } from '../../acting/offers.ts'
import type { Phase } from '../../ui/phase.ts'
import { merchantOrder } from '../testing/merchant-order.ts'
import { consequences, stakeOf } from './stakes.ts'

const offer = (event: string, to = ''): Offer => ({
  event,
  items: [],
  to: new Map(to === '' ? [] : [['item' as never, to]]),
  reasons: [],
})
const phaseOf = (state: string): Phase => (state === 'written off' ? 'bad' : 'progress')

test.each([
  ['cancel by merchant', '', 'cancel'],
  ['cancel', '', 'cancel'],
  ['refund', 'refunded', 'refund'],
  ['write off', 'written off', 'other'],
  ['ship', 'shipped', undefined],
  ['cancel-return', 'return canceled', undefined],
])('%s is asked about as: %#', (event, to, stake) => {
  expect(stakeOf(offer(event, to), phaseOf)).toBe(stake)
})

test('a cancellation says how many items, where they go, and what is no longer owed', () => {
  const { items, currency } = merchantOrder()
  expect(
    consequences({ stake: 'cancel', items, to: ['canceled by merchant', 'canceled by merchant'], currency }),
  ).toEqual([
    '2 items will be “canceled by merchant”.',
    'The customer will not get them and no longer owes €131.50. Shipping costs go with the last item.',
    'This cannot be undone.',
  ])
})

test('a refund names only money that was taken', () => {
  const { items, currency } = merchantOrder()
  const paid = items.map((item) => ({ amounts: { ...item.amounts, captured: 500, refunded: 100 } }))
  expect(consequences({ stake: 'refund', items: paid, to: [], currency })[0]).toMatch(/^€8\.00 goes back/u)
})
