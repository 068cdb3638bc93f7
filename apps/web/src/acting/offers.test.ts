import { expect, test } from 'vitest'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { OrderItemId } from '@souk/domain/ids'
import { fireOf, isPossible, offersOf, sharedOffers } from './offers.ts'
import type { Acted } from './offers.ts'

const can = (event: string, to?: string): ItemChoice => ({
  event,
  allowed: true,
  retry: false,
  ...(to !== undefined && { to }),
})
const cannot = (event: string): ItemChoice => ({
  event,
  allowed: false,
  retry: false,
  reason: { code: 'step.pending', event: 'ship' },
})
const item = (id: string, ...choices: ItemChoice[]): Acted => ({ id: id as OrderItemId, choices })

const fresh = item('a', can('ship', 'shipped'), can('cancel by merchant', 'canceled by merchant'))
const shipped = item('b', can('deliver', 'delivered'))
const stuck = item('c', cannot('ship'))

test('an order offers every event of any item, for those that can take it', () => {
  const offers = offersOf([fresh, shipped, stuck])
  expect(offers.map(({ event, items }) => [event, items])).toEqual([
    ['ship', ['a']],
    ['cancel by merchant', ['a']],
    ['deliver', ['b']],
  ])
})

test('an event that no item can take is greyed and says why, each reason once', () => {
  const [ship] = offersOf([stuck, item('d', cannot('ship'))])
  expect(ship && isPossible(ship)).toBe(false)
  expect(ship?.reasons).toEqual([{ code: 'step.pending', event: 'ship' }])
})

test('several items share only what each of them has', () => {
  expect(sharedOffers([fresh, stuck]).map(({ event }) => event)).toEqual(['ship'])
  expect(sharedOffers([fresh, shipped])).toEqual([])
})

test('a press sends the items that can take it and predicts where they go', () => {
  const [ship] = offersOf([fresh, stuck])
  expect(ship && fireOf(ship)).toEqual({ event: 'ship', items: ['a'], predicted: new Map([['a', 'shipped']]) })
})
