import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import { address, cart, home, lamp, line, NUL, payment, shipment } from './cart.ts'

const market = await aMarket()
const placing = { path: 'orders.place', as: 'shop' } as const
const { key: _, ...alike } = home
const absurd = (date: string) =>
  [
    shipment({ requestedDeliveryDate: date }),
    'order.delivery-date-absurd',
    { path: 'shipments[0].requestedDeliveryDate', date },
  ] as const

refuses(market, placing, [
  ['no shipment', cart({ shipments: [] }), 'order.no-shipments', { path: 'shipments', glue: '901' }],
  [
    'one shipment and several',
    cart({ shipment: alike }),
    'order.shipments-contradict',
    { path: 'shipments', glue: '4301' },
  ],
  ['a shipment key twice', cart({ shipments: [home, home] }), 'order.duplicate-shipment', { path: 'shipments[1].key' }],
  [
    'an unknown shipment',
    line({ shipment: 'moon' }),
    'order.unknown-shipment',
    { path: 'items[0].shipment', shipment: 'moon' },
  ],
  [
    'an item between two shipments',
    cart({ shipments: [home, { ...home, key: 'away' }] }),
    'order.shipment-missing',
    { path: 'items[0].shipment', shipments: ['home', 'away'] },
  ],
  [
    'a shipment of nothing',
    cart({ shipments: [home, { ...home, key: 'away' }], items: [{ ...lamp, shipment: 'home' }] }),
    'order.unused-shipment',
    { path: 'shipments[1]' },
  ],
  ['a shipment that pays', shipment({ price: -1 }), ...at('shipments[0].price')],
  ['a carrier without a name', shipment({ carrier: '  ' }), ...at('shipments[0].carrier')],
  [
    'a discount above the shipping',
    shipment({ price: 1_00, discounts: [{ name: 'Off', amount: 1_01 }] }),
    'order.discount-too-large',
    { path: 'shipments[0].discounts' },
  ],
  [
    'a day that never was',
    shipment({ requestedDeliveryDate: '2026-02-30' }),
    ...at('shipments[0].requestedDeliveryDate'),
  ],
  ['a day in words', shipment({ requestedDeliveryDate: 'tomorrow' }), ...at('shipments[0].requestedDeliveryDate')],
  ['yesterday', ...absurd('2026-11-01')],
  ['a day long past', ...absurd('0001-01-01')],
  ['a day of the far future', ...absurd('9999-12-31')],
  ['no address', shipment({ address: undefined }), ...at('shipments[0].address')],
  ['an empty address', shipment({ address: {} }), 'input.invalid', { glue: '4302' }],
  ['an address without a street', address({ address1: '' }), ...at('shipments[0].address.address1')],
  ['a NUL in a town', address({ city: NUL }), ...at('shipments[0].address.city')],
  ['a country written out', address({ country: 'Germany' }), ...at('shipments[0].address.country')],
  [
    'a country there is none of',
    address({ country: 'ZZ' }),
    'order.unknown-country',
    { path: 'shipments[0].address.country', country: 'ZZ', glue: '1102' },
  ],
  ['201 shipments', cart({ shipments: many(201, home) }), ...at('shipments')],
])

const giftCard = { method: 'gift card', amount: 1_00, captured: true }

refuses(market, placing, [
  ['no payment', cart({ payments: [] }), 'order.no-payments', { path: 'payments' }],
  [
    'a payment method nobody has',
    payment({ method: 'barter' }),
    'order.unknown-payment-method',
    { path: 'payments[0].method' },
  ],
  [
    'a payment by the prototype',
    payment({ method: 'constructor' }),
    'order.unknown-payment-method',
    { method: 'constructor' },
  ],
  ['a negative payment', payment({ amount: -1 }), ...at('payments[0].amount')],
  ['a payment below the price', payment({ amount: 58_99 }), 'order.payments-do-not-match', { path: 'payments' }],
  ['a payment above the price', payment({ amount: 59_01 }), 'order.payments-do-not-match', { path: 'payments' }],
  [
    'two payments of the rest',
    cart({ payments: [{ method: 'invoice' }, { method: 'card' }] }),
    'order.payment-amount-missing',
    { path: 'payments[1].amount' },
  ],
  [
    'an unknown gift card',
    cart({ payments: [{ method: 'invoice' }, giftCard] }),
    'order.unknown-payment-method',
    { path: 'payments[1].method' },
  ],
  ['money taken, perhaps', payment({ captured: 'yes' }), ...at('payments[0].captured')],
  ['details that are not texts', payment({ details: { card: 42 } }), ...at('payments[0].details.card')],
  ['21 payments', cart({ payments: many(21, { method: 'invoice', amount: 1 }) }), ...at('payments')],
])
