import { expect, test } from 'vitest'
import { documentsOf } from '../../order/documents.ts'
import { aLine } from '../../testing/order.ts'
import { trigger } from '../run.ts'
import { operator, running } from '../testing/souk.ts'
import { given, itemAt } from '../testing/story.ts'

const go = { manual: true }
const giftCards = running({
  arrows: [
    ['new', 'created', 'create'],
    ['created', 'created', 'create again'],
    ['created', 'shipped', 'ship'],
  ],
  events: {
    create: { ...go, command: 'GiftCard/CreateGiftCard' },
    'create again': { ...go, command: 'GiftCard/CreateGiftCard' },
    ship: { ...go, command: 'GiftCardMailConnector/ShipGiftCard' },
  },
})

const cards = {
  items: [aLine({ unitPrice: 25_00, quantity: 2 }), aLine({ unitPrice: 50_00, quantity: 3, splittable: false })],
}

test('each unit bought becomes a card of its price, with a code of its own', () => {
  const { order } = given(cards, giftCards).when(operator, 'create')
  const made = documentsOf(order, 'gift-card')
  expect(made.map(({ amount }) => amount)).toEqual([25_00, 25_00, 50_00, 50_00, 50_00])
  expect(new Set(made.map(({ reference }) => reference)).size).toBe(5)
  for (const { reference } of made) expect(reference).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/)
})

test('no card is made twice', () => {
  given(cards, giftCards).when(operator, 'create').when(operator, 'create again').thenHappened('items.moved')
})

test('part of a row takes its cards along, and none is made for it again', () => {
  const created = given(cards, giftCards).when(operator, 'create')
  const row = itemAt(created.order, 2)
  const shipped = created.act((order, engine) =>
    trigger(order, { side: 'marketplace', event: 'ship', quantities: [{ item: row.id, quantity: 1 }] }, engine),
  )
  const part = itemAt(shipped.order, 3)
  const owners = documentsOf(shipped.order, 'gift-card').map(({ item }) => item)
  expect(owners.slice(2)).toEqual([row.id, row.id, part.id])
  const again = shipped.act((order, engine) =>
    trigger(order, { side: 'marketplace', event: 'create again', quantities: [{ item: row.id, quantity: 1 }] }, engine),
  )
  expect(documentsOf(again.order, 'gift-card')).toHaveLength(5)
})

test('what is shipped leaves a mail with its codes', () => {
  const { order, decision } = given(cards, giftCards).when(operator, 'create').when(operator, 'ship', 0, 2)
  const items = [order.items[0]?.id, order.items[2]?.id]
  expect(decision.tasks).toEqual([{ kind: 'mail', data: { mail: 'gift card', items } }])
})
