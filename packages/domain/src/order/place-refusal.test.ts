import { expect, test } from 'vitest'
import { Refused } from '../refused.ts'
import { aMerchant, aStore } from '../testing/marketplace.ts'
import { aLine, anOrder, aShipment } from '../testing/order.ts'
import type { PlaceInput, PlaceSetting } from './place-input.ts'

interface Fault {
  readonly cart?: Partial<PlaceInput>
  readonly setting?: Partial<PlaceSetting>
}

const two = [aShipment({ key: 'a' }), aShipment({ key: 'b' })]
const open = { method: 'card', captured: false }
const off = (amount: number) => [{ name: 'Off', amount }]
const dear = aLine({ quantity: 10_000, unitPrice: 1_000_000_000_000_00 })

const faults: [string, string, Fault][] = [
  ['order.unknown-currency', 'currency', { cart: { currency: 'USD' } }],
  [
    'order.unknown-currency',
    'currency',
    { cart: { currency: 'EUR' }, setting: { store: aStore({ currencies: ['CHF'] }) } },
  ],
  ['order.no-items', 'items', { cart: { items: [] } }],
  ['order.too-many-rows', 'items', { cart: { items: [aLine({ quantity: 9_999 }), aLine({ quantity: 2 })] } }],
  ['order.too-expensive', 'items', { cart: { items: [dear] } }],
  ['order.unknown-merchant', 'items[1].merchant', { cart: { items: [aLine(), aLine({ merchant: 'MER000099' })] } }],
  ['order.merchant-not-approved', 'items[0].merchant', selling({ status: 'denied' })],
  ['order.merchant-inactive', 'items[0].merchant', selling({ active: false })],
  ['order.merchant-not-in-store', 'items[0].merchant', selling({ stores: [] })],
  ['order.shipment-missing', 'items[0].shipment', { cart: { shipments: two } }],
  ['order.shipment-missing', 'items[0].shipment', { cart: { shipments: [] } }],
  ['order.unknown-shipment', 'items[0].shipment', { cart: { items: [aLine({ shipment: 'x' })] } }],
  ['order.unused-shipment', 'shipments[1]', { cart: { shipments: two, items: [aLine({ shipment: 'a' })] } }],
  ['order.duplicate-shipment', 'shipments[1].key', { cart: { shipments: [aShipment(), aShipment()] } }],
  ['order.discount-too-large', 'items[0].discounts', { cart: { items: [aLine({ discounts: off(119_01) })] } }],
  ['order.discount-too-large', 'discounts', { cart: { discounts: off(119_01) } }],
  ['order.discount-too-large', 'shipments[0].discounts', { cart: { shipments: [aShipment({ discounts: off(1) })] } }],
  ['order.no-payments', 'payments', { cart: { payments: [] } }],
  [
    'order.unknown-payment-method',
    'payments[1].method',
    { cart: { payments: [open, { ...open, method: 'barter', amount: 1 }] } },
  ],
  ['order.process-missing', 'payments[0].method', { setting: { processOf: () => undefined } }],
  ['order.payment-amount-missing', 'payments[2].amount', { cart: { payments: [open, { ...open, amount: 1 }, open] } }],
  ['order.payments-do-not-match', 'payments', { cart: { payments: [{ ...open, amount: 118_99 }] } }],
  ['order.payments-do-not-match', 'payments', { cart: { payments: [{ ...open, amount: 119_01 }, open] } }],
]

test.each(faults)('%s is refused at %s, with what to do', (code, path, { cart, setting }) => {
  const refusal = refusalOf(() => anOrder(cart, setting))
  expect(refusal).toMatchObject({ code, details: { path } })
  expect(refusal.message).toMatch(/^.+: .+\. .+\.$/)
  expect(refusal.message.startsWith(path)).toBe(true)
})

test('nothing is refused at the limits themselves', () => {
  expect(anOrder({ items: [aLine({ quantity: 10_000 })] }).items).toHaveLength(10_000)
  expect(anOrder({ discounts: off(119_00) }).totals.grandTotal).toBe(0)
})

function selling(over: Parameters<typeof aMerchant>[1]): Fault {
  return { setting: { merchants: new Map([['MER000002', aMerchant(2, over)]]) } }
}

function refusalOf(act: () => unknown): Refused {
  try {
    act()
  } catch (refusal) {
    if (refusal instanceof Refused) return refusal
    throw refusal
  }
  throw new Error('nothing was refused')
}
