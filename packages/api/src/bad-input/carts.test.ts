import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import { cart, good, HALF, NUL } from './cart.ts'

const customer = (over: object) => cart({ customer: { ...good.customer, ...over } })

refuses(await aMarket(), { path: 'orders.place', as: 'shop' }, [
  ['nothing at all', undefined, ...at('')],
  ['a text', 'an order, please', ...at('')],
  ['a list', [good], ...at('')],
  ['a cart without its parts', {}, ...at('items')],
  ['an unknown store', cart({ store: 'XX' }), 'order.unknown-store', { path: 'store', store: 'XX' }],
  ['an emoji for a store', cart({ store: '🏬' }), ...at('store')],
  ['a foreign currency', cart({ currency: 'USD' }), 'order.unknown-currency', { path: 'currency', currency: 'USD' }],
  ['a currency by its sign', cart({ currency: '€' }), ...at('currency')],
  ['a price mode of its own', cart({ priceMode: 'black market' }), ...at('priceMode')],
  ['a locale nobody speaks', cart({ locale: 'de_DE' }), ...at('locale')],
  ['no idempotency key', cart({ idempotencyKey: undefined }), ...at('idempotencyKey')],
  ['an idempotency key of a few letters', cart({ idempotencyKey: 'abc' }), ...at('idempotencyKey')],
  ['an idempotency key without end', cart({ idempotencyKey: 'k'.repeat(201) }), ...at('idempotencyKey')],
  ['a NUL in the idempotency key', cart({ idempotencyKey: `key ${NUL} key` }), ...at('idempotencyKey')],
  ['an e-mail that is none', customer({ email: 'ada' }), ...at('customer.email')],
  ['a customer without a name', customer({ lastName: ' ' }), ...at('customer.lastName')],
  ['a NUL in a name', customer({ firstName: NUL }), ...at('customer.firstName')],
  ['a salutation of another time', customer({ salutation: 'Sire' }), ...at('customer.salutation')],
  ['half an emoji in a note', cart({ cartNote: HALF }), ...at('cartNote')],
  ['a note without end', cart({ cartNote: 'x'.repeat(1001) }), ...at('cartNote')],
  ['a custom reference without end', cart({ customReference: 'x'.repeat(256) }), ...at('customReference')],
  ['an agent without an e-mail', cart({ agentEmail: 'agent 007' }), ...at('agentEmail')],
  ['a test that may be one', cart({ test: 'maybe' }), ...at('test')],
  ['a billing address without a town', cart({ billing: { ...good.billing, city: '' } }), ...at('billing.city')],
  ['a zip code without end', cart({ billing: { ...good.billing, zipCode: '1'.repeat(16) } }), ...at('billing.zipCode')],
  ['an expense that pays', cart({ expenses: [{ name: 'Fee', price: -1, taxRate: 0 }] }), ...at('expenses[0].price')],
  [
    'an expense taxed twice over',
    cart({ expenses: [{ name: 'Fee', price: 1, taxRate: 20_000 }] }),
    ...at('expenses[0].taxRate'),
  ],
  ['51 discounts', cart({ discounts: many(51, { name: 'Off', amount: 1 }) }), ...at('discounts')],
])
