import { describe, expect, test } from 'vitest'
import { listOrders, placeOrder, triggerEvent } from './orders.ts'
import type { PlaceOrderInput } from './orders.ts'

const address = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  address1: 'Kirchweg 7',
  city: 'Berlin',
  zipCode: '10115',
  country: 'DE',
}

/** The least that can be ordered. */
const cart: PlaceOrderInput = {
  idempotencyKey: 'one and the same act',
  store: 'DE',
  customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
  billing: address,
  shipments: [{ key: 'home', address, method: 'Standard', carrier: 'Any' }],
  items: [{ sku: '1', name: 'Lamp', quantity: 1, merchant: 'MER000002', unitPrice: 59_00, taxRate: 1900 }],
  payments: [{ method: 'invoice' }],
}
const [item] = cart.items

/** `path: message` of everything that is wrong. */
function faults(input: unknown): readonly string[] {
  const issues = placeOrder.safeParse(input).error?.issues ?? []
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('a cart', () => {
  test('needs no more than this, and the rest has its defaults', () => {
    const placed = placeOrder.parse(cart)
    expect(placed).toMatchObject({ priceMode: 'gross', test: false, discounts: [], expenses: [] })
    expect(placed.items).toMatchObject([{ splittable: true, options: [], discounts: [] }])
    expect(placed.shipments).toMatchObject([{ price: 0, taxRate: 0, discounts: [], mixed: false }])
    expect(placed.payments).toEqual([{ method: 'invoice', captured: false }])
  })

  test.each<[string, object, string]>([
    ['without items', { items: [] }, 'items'],
    ['of no merchant', { items: [{ ...item, merchant: ' ' }] }, 'items.0.merchant'],
    ['in a language nobody speaks', { locale: 'de_DE\u0000' }, 'locale'],
    ['with half a character', { items: [{ ...item, name: 'lamp \ud83d' }] }, 'items.0.name'],
    ['with no unit of an item', { items: [{ ...item, quantity: 0 }] }, 'items.0.quantity'],
    ['with part of a unit', { items: [{ ...item, quantity: 1.5 }] }, 'items.0.quantity'],
    ['with a price in parts of a cent', { items: [{ ...item, unitPrice: 59.5 }] }, 'items.0.unitPrice'],
    ['with a price below nothing', { items: [{ ...item, unitPrice: -1 }] }, 'items.0.unitPrice'],
    ['with more tax than price', { items: [{ ...item, taxRate: 10_001 }] }, 'items.0.taxRate'],
    ['with a name of blanks', { items: [{ ...item, name: '  ' }] }, 'items.0.name'],
    ['with a character no text can hold', { items: [{ ...item, name: 'lamp\u0000' }] }, 'items.0.name'],
    ['with a picture that is nowhere', { items: [{ ...item, image: 'lamp.png' }] }, 'items.0.image'],
    ['to a country that is written out', { billing: { ...address, country: 'Germany' } }, 'billing.country'],
    ['from a store in small letters', { store: 'de' }, 'store'],
    ['in a currency by its sign', { currency: '€' }, 'currency'],
    ['of nobody who can be reached', { customer: { ...cart.customer, email: 'ada' } }, 'customer.email'],
    ['with a key that is easily used twice', { idempotencyKey: '1' }, 'idempotencyKey'],
  ])('%s is refused there', (_, over, path) => {
    expect(faults({ ...cart, ...over }).map((fault) => fault.split(':')[0])).toEqual([path])
  })

  test('is told how a code is written', () => {
    expect(faults({ ...cart, currency: 'euro' })).toEqual([
      'currency: A currency is its ISO 4217 code of three capital letters, e.g. EUR',
    ])
  })
})

test('names are trimmed', () => {
  expect(placeOrder.parse({ ...cart, customer: { ...cart.customer, firstName: ' Ada ' } }).customer.firstName).toBe(
    'Ada',
  )
})

test('a list is of fifty, the newest first, and never of more than two hundred', () => {
  expect(listOrders.parse({})).toEqual({ limit: 50, sort: 'placedAt', descending: true })
  expect(listOrders.safeParse({ limit: 201 }).success).toBe(false)
})

test('an event is fired at all items, or at some, never at an empty list', () => {
  const trigger = { idempotencyKey: 'one and the same act', reference: 'DE--5', event: 'pay' }
  expect(triggerEvent.parse(trigger)).toEqual({ ...trigger, data: {} })
  expect(triggerEvent.safeParse({ ...trigger, items: [] }).success).toBe(false)
  expect(triggerEvent.safeParse({ ...trigger, items: ['no id'] }).success).toBe(false)
})
