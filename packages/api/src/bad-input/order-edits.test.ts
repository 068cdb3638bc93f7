import { anAddress } from '@souk/domain/testing/order'
import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import { NUL } from './cart.ts'

const market = await aMarket()
const { reference, items, shipments, merchantOrders, version } = market.order
const nowhere = '0192f000-0000-7000-8000-00000000ffff'
const key = { idempotencyKey: 'one and the same act', reference }
const unknown = ['order.not-found', { reference: 'DE--999' }] as const

refuses(market, { path: 'orders.setCustomReference', as: 'operator' }, [
  ['an unknown order', { ...key, reference: 'DE--999', customReference: 'PO-1' }, ...unknown],
  ['nothing, which is not null', { ...key }, ...at('customReference')],
  ['an empty one', { ...key, customReference: ' ' }, ...at('customReference')],
  ['one of 256 characters', { ...key, customReference: 'x'.repeat(256) }, ...at('customReference')],
])

const billing = (over: object) => ({ ...key, address: { ...anAddress(), ...over } })
refuses(market, { path: 'orders.changeBilling', as: 'operator' }, [
  ['an unknown order', { ...billing({}), reference: 'DE--999' }, ...unknown],
  ['no address', { ...key }, ...at('address')],
  ['an address without a town', billing({ city: '' }), ...at('address.city')],
  ['a country there is none of', billing({ country: 'ZZ' }), 'order.unknown-country', { country: 'ZZ' }],
  ['a salutation of another time', billing({ salutation: 'Sire' }), ...at('address.salutation')],
])
refuses(market, { path: 'orders.addresses', as: 'operator' }, [
  ['an unknown order', { reference: 'DE--999' }, ...unknown],
])

const comment = (over: object) => ({ ...key, audience: 'internal', message: 'Call her.', ...over })
refuses(market, { path: 'comments.add', as: 'operator' }, [
  ['an unknown order', comment({ reference: 'DE--999' }), ...unknown],
  ['an empty message', comment({ message: '  ' }), ...at('message')],
  ['a message without end', comment({ message: 'm'.repeat(5001) }), ...at('message')],
  ['a NUL in a message', comment({ message: NUL }), ...at('message')],
  ['an audience of its own', comment({ audience: 'everybody' }), ...at('audience')],
  ['21 tags', comment({ tags: many(21, 'urgent') }), ...at('tags')],
  ['a tag without a letter', comment({ tags: [''] }), ...at('tags[0]')],
])
refuses(market, { path: 'comments.add', as: 'shop' }, [
  ['an internal comment of a customer', comment({ customer: 'DE--21' }), 'comment.audience'],
  ['another customer', comment({ customer: 'DE--99', audience: 'customer' }), 'order.not-found', { reference }],
  ['nobody', comment({ audience: 'customer' }), 'order.not-found', { reference }],
])
const own = await market.as('operator').comments.add({ ...comment({}), idempotencyKey: 'a comment of ours' } as never)
refuses(market, { path: 'comments.edit', as: 'operator' }, [
  ['an unknown comment', { ...key, comment: nowhere, message: 'x' }, 'comment.not-found', { comment: nowhere }],
  ['an empty message', { ...key, comment: own.comment, message: '' }, ...at('message')],
])
refuses(market, { path: 'comments.edit', as: 'shop' }, [
  [
    'a comment among operators',
    { ...key, customer: 'DE--21', comment: own.comment, message: 'x' },
    'comment.not-found',
  ],
])
refuses(market, { path: 'comments.remove', as: 'operator' }, [
  ['an unknown comment', { ...key, comment: nowhere }, 'comment.not-found', { comment: nowhere }],
])

const shipment = (over: object) => ({ ...key, address: anAddress(), method: 'Standard', carrier: 'DHL', ...over })
refuses(market, { path: 'shipments.save', as: 'operator' }, [
  ['an unknown order', shipment({ reference: 'DE--999', items: [items[0]?.id] }), ...unknown],
  ['an unknown shipment', shipment({ shipment: nowhere }), 'shipment.not-found', { shipment: nowhere }],
  ['a new one of nothing', shipment({}), 'shipment.no-items'],
  ['an item there is none of', shipment({ items: [nowhere] }), 'item.not-found', { item: nowhere }],
  ['no items, which is not all', shipment({ items: [] }), ...at('items')],
  ['a carrier without a name', shipment({ carrier: '' }), ...at('carrier')],
  ['a day that never was', shipment({ requestedDeliveryDate: '2026-02-30' }), ...at('requestedDeliveryDate')],
  [
    'a day long past',
    shipment({ shipment: shipments[0]?.id, requestedDeliveryDate: '1999-01-01' }),
    'order.delivery-date-absurd',
    { date: '1999-01-01' },
  ],
  [
    'a country there is none of',
    shipment({ shipment: shipments[0]?.id, address: anAddress({ country: 'ZZ' }) }),
    'order.unknown-country',
    { country: 'ZZ' },
  ],
  ['a version before the first', shipment({ seenVersion: 0 }), ...at('seenVersion')],
  ['a version past counting', shipment({ seenVersion: 2 ** 31 }), ...at('seenVersion')],
])
refuses(market, { path: 'shipments.save', as: 'merchant' }, [
  [
    'a merchant’s own goods',
    shipment({ reference: merchantOrders[0]?.reference, items: [items[0]?.id] }),
    'shipment.main-merchant-only',
  ],
  ['another merchant’s order', shipment({ reference: merchantOrders[1]?.reference }), 'merchant-order.not-found'],
])

const set = { ...key, idempotencyKey: 'set to PO-1' }
await market.as('operator').orders.setCustomReference({ ...set, customReference: 'PO-1' })
refuses(market, { path: 'orders.setCustomReference', as: 'operator' }, [
  [
    'what somebody changed since',
    { ...key, idempotencyKey: 'another act', customReference: 'PO-2', seenVersion: version },
    'order.changed',
    { by: 'olga@souk.example' },
  ],
  [
    'another act under its key',
    { ...set, customReference: 'PO-2' },
    'idempotency.key-reused',
    { key: set.idempotencyKey },
  ],
])
