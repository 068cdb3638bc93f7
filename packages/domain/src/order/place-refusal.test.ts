import { expect, test } from 'vitest'
import { Refused } from '../refused.ts'
import { aMerchant, aStore } from '../testing/marketplace.ts'
import { aLine, anAddress, anOrder, aShipment } from '../testing/order.ts'
import type { PlaceBundle, PlaceContext, PlaceInput, PlaceLine, PlaceShipment } from './place-input.ts'

interface Fault {
  readonly cart?: Partial<PlaceInput>
  readonly context?: Partial<PlaceContext>
}

const two = [aShipment({ key: 'a' }), aShipment({ key: 'b' })]
const open = { method: 'card', captured: false }
const off = (amount: number) => [{ name: 'Off', amount }]
const wrap = { name: 'Gift wrap', unitPrice: 1_07, taxRate: 700 }
const giftCard = { method: 'gift card', captured: true }
const dear = aLine({ quantity: 10_000, unitPrice: 1_000_000_000_000_00 })

const faults: [string, string, Fault][] = [
  ['order.unknown-currency', 'currency', { cart: { currency: 'USD' } }],
  [
    'order.unknown-currency',
    'currency',
    { cart: { currency: 'EUR' }, context: { store: aStore({ currencies: ['CHF'] }) } },
  ],
  ['order.no-items', 'items', { cart: { items: [] } }],
  ['order.too-many-rows', 'items', { cart: { items: [aLine({ quantity: 9_999 }), aLine({ quantity: 2 })] } }],
  ['order.too-expensive', 'items', { cart: { items: [dear] } }],
  ['order.unknown-merchant', 'items[1].merchant', { cart: { items: [aLine(), aLine({ merchant: 'MER000099' })] } }],
  ['order.merchant-not-approved', 'items[0].merchant', selling({ status: 'denied' })],
  ['order.merchant-inactive', 'items[0].merchant', selling({ active: false })],
  ['order.merchant-not-in-store', 'items[0].merchant', selling({ stores: [] })],
  ['order.shipment-missing', 'items[0].shipment', { cart: { shipments: two } }],
  ['order.no-shipments', 'shipments', { cart: { shipments: [] } }],
  ['order.shipments-contradict', 'shipments', { cart: { shipment: aShipment() } }],
  ['order.unknown-shipment', 'items[0].shipment', { cart: { items: [aLine({ shipment: 'x' })] } }],
  ['order.unused-shipment', 'shipments[1]', { cart: { shipments: two, items: [aLine({ shipment: 'a' })] } }],
  ['order.duplicate-shipment', 'shipments[1].key', { cart: { shipments: [aShipment(), aShipment()] } }],
  ['order.discount-too-large', 'items[0].discounts', { cart: { items: [aLine({ discounts: off(119_01) })] } }],
  ['order.discount-too-large', 'discounts', { cart: { discounts: off(119_01) } }],
  ['order.discount-too-large', 'shipments[0].discounts', { cart: { shipments: [aShipment({ discounts: off(1) })] } }],
  [
    'order.discount-too-large',
    'items[0].options[1].discounts',
    { cart: { items: [aLine({ options: [wrap, { ...wrap, discounts: off(1_08) }] })] } },
  ],
  [
    'order.discount-too-large',
    'items[0].discounts',
    { cart: { items: [aLine({ options: [{ ...wrap, discounts: off(1_00) }], discounts: off(119_08) })] } },
  ],
  ['order.unknown-country', 'billing.country', { cart: { billing: anAddress({ country: 'ZZ' }) } }],
  ['order.unknown-country', 'shipments[0].address.country', to({ country: 'UK' })],
  ['order.unknown-country', 'shipment.address.country', alike({ address: anAddress({ country: 'QQ' }) })],
  ['order.delivery-date-absurd', 'shipments[0].requestedDeliveryDate', on('2026-11-01')],
  ['order.delivery-date-absurd', 'shipments[0].requestedDeliveryDate', on('2028-11-03')],
  ['order.duplicate-bundle', 'bundles[1].key', { cart: { bundles: [set(), set()], items: [inSet()] } }],
  ['order.unknown-bundle', 'items[1].bundle', { cart: { items: [aLine(), inSet()] } }],
  ['order.unused-bundle', 'bundles[1]', { cart: { bundles: [set(), set({ key: 'other' })], items: [inSet()] } }],
  ['order.bundle-quantity', 'items[0].quantity', sold(set({ quantity: 2 }), inSet({ quantity: 3 }))],
  ['order.bundle-of-several-merchants', 'items[1].merchant', sold(set(), inSet(), inSet({ merchant: 'MER000003' }))],
  ['order.gift-card-code-missing', 'payments[0].details.code', { cart: { payments: [giftCard] } }],
  ['order.no-payments', 'payments', { cart: { payments: [] } }],
  ['order.payment-needed', 'payments[0].method', { cart: { payments: [{ ...open, method: 'no payment' }] } }],
  [
    'order.unknown-payment-method',
    'payments[1].method',
    { cart: { payments: [open, { ...open, method: 'barter', amount: 1 }] } },
  ],
  ['order.process-missing', 'payments[0].method', { context: { processOf: () => undefined } }],
  ['order.payment-amount-missing', 'payments[2].amount', { cart: { payments: [open, { ...open, amount: 1 }, open] } }],
  ['order.payments-do-not-match', 'payments', { cart: { payments: [{ ...open, amount: 118_99 }] } }],
  ['order.payments-do-not-match', 'payments', { cart: { payments: [{ ...open, amount: 119_01 }, open] } }],
]

test.each(faults)('%s is refused at %s, with what to do', (code, path, { cart, context }) => {
  const refusal = refusalOf(() => anOrder(cart, context))
  expect(refusal).toMatchObject({ code, details: { path } })
  expect(refusal.message).toMatch(/^.+: .+\. .+\.$/)
  expect(refusal.message.startsWith(path)).toBe(true)
})

test('what the reference has a code for carries it', () => {
  const glue = (fault: Fault) => refusalOf(() => anOrder(fault.cart, fault.context)).details['glue']
  expect(glue({ cart: { shipment: aShipment() } })).toBe('4301')
  expect(glue(to({ country: 'ZZ' }))).toBe('1102')
  expect(glue(on('1999-01-01'))).toBe('901')
  expect(glue({ cart: { shipments: [] } })).toBe('901')
})

test('nothing is refused at the limits themselves', () => {
  for (const day of ['2026-11-02', '2028-11-02']) expect(anOrder(on(day).cart).items).toHaveLength(1)
  const night = { now: new Date('2026-11-02T23:30:00.000Z') }
  expect(() => anOrder(on('2026-11-02').cart, night)).toThrow('Send a day from 2026-11-03')
  expect(anOrder({ items: [aLine({ quantity: 10_000 })] }).items).toHaveLength(10_000)
  expect(anOrder({ discounts: off(119_00) }).totals.grandTotal).toBe(0)
})

function selling(over: Parameters<typeof aMerchant>[1]): Fault {
  return { context: { merchants: new Map([['MER000002', aMerchant(2, over)]]) } }
}

function to(over: Parameters<typeof anAddress>[0]): Fault {
  return { cart: { shipments: [aShipment({ address: anAddress(over) })] } }
}

function alike(over: Partial<PlaceShipment>): Fault {
  return { cart: { shipments: [], shipment: aShipment(over) } }
}

function on(requestedDeliveryDate: string): Fault {
  return { cart: { shipments: [aShipment({ requestedDeliveryDate })] } }
}

function set(over: Partial<PlaceBundle> = {}): PlaceBundle {
  return { key: 'set', sku: 'SET', name: 'Set', quantity: 1, ...over }
}

function inSet(over: Partial<PlaceLine> = {}): PlaceLine {
  return aLine({ bundle: 'set', ...over })
}

function sold(bundle: PlaceBundle, ...items: readonly PlaceLine[]): Fault {
  return { cart: { bundles: [bundle], items } }
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
