import { aMerchant } from '@souk/domain/testing/marketplace'
import { aMarket, PASSWORD } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'
import { NUL } from './cart.ts'

const market = await aMarket()
const nobody = '0192f000-0000-7000-8000-00000000ffff'

const store = (over: object) => ({
  code: 'CH',
  name: 'Switzerland',
  currencies: ['CHF'],
  locale: 'de-CH',
  timeZone: 'Europe/Zurich',
  ...over,
})
refuses(market, { path: 'stores.save', as: 'operator' }, [
  ['a code in small letters', store({ code: 'ch' }), ...at('code')],
  ['a code by an emoji', store({ code: '🇨🇭' }), ...at('code')],
  ['no name', store({ name: '' }), ...at('name')],
  ['no currency', store({ currencies: [] }), ...at('currencies')],
  ['a currency by its sign', store({ currencies: ['€'] }), ...at('currencies[0]')],
  ['a locale nobody speaks', store({ locale: 'de_CH' }), 'store.bad-locale', { value: 'de_CH' }],
  [
    'a time zone nobody lives in',
    store({ timeZone: 'Mars/Olympus' }),
    'store.bad-time-zone',
    { value: 'Mars/Olympus' },
  ],
  ['a grace period before the order', store({ gracePeriodMinutes: -1 }), ...at('gracePeriodMinutes')],
  ['a grace period of years', store({ gracePeriodMinutes: 10_000_000 }), ...at('gracePeriodMinutes')],
])

const merchant = (over: object) => ({ name: 'New', email: 'new@souk.example', stores: ['DE'], ...over })
refuses(market, { path: 'merchants.save', as: 'operator' }, [
  ['no name', merchant({ name: ' ' }), ...at('name')],
  ['a NUL in a name', merchant({ name: NUL }), ...at('name')],
  ['an e-mail that is none', merchant({ email: 'new' }), ...at('email')],
  ['a warehouse without a name', merchant({ warehouses: [' '] }), ...at('warehouses[0]')],
  ['an unknown store', merchant({ stores: ['XX'] }), 'merchant.unknown-store', { store: 'XX' }],
  ['an unknown process', merchant({ process: 'Magic01' }), 'process.not-found', { name: 'Magic01' }],
  [
    'a process of the marketplace',
    merchant({ process: 'MarketplacePayment01' }),
    'process.not-found',
    { side: 'merchant' },
  ],
  [
    'a reference that is taken',
    merchant({ reference: 'MER000002' }),
    'merchant.duplicate-reference',
    { reference: 'MER000002' },
  ],
  ['a second main merchant', merchant({ main: true }), 'merchant.duplicate-main', { reference: 'MER000001' }],
  ['a reference with blanks', merchant({ reference: 'MER 2' }), ...at('reference')],
  ['an id that is none', merchant({ id: 'MER000002' }), ...at('id')],
  ['an id nobody has', merchant({ id: nobody }), 'merchant.not-found', { id: nobody }],
  ['a status of its own', merchant({ status: 'retired' }), ...at('status')],
])
refuses(market, { path: 'merchants.byId', as: 'operator' }, [
  ['an unknown merchant', { id: nobody }, 'merchant.not-found', { id: nobody }],
  ['a reference', { id: 'MER000002' }, ...at('id')],
])

const method = (over: object) => ({ key: 'wallet', provider: 'Souk', process: 'Prepaid01', ...over })
refuses(market, { path: 'paymentMethods.save', as: 'operator' }, [
  ['an unknown process', method({ process: 'Magic01' }), 'process.not-found', { name: 'Magic01' }],
  [
    'a process of merchants',
    method({ process: 'MerchantDefaultStateMachine' }),
    'process.not-found',
    { side: 'marketplace' },
  ],
  ['no key', method({ key: '' }), ...at('key')],
])
refuses(market, { path: 'paymentMethods.remove', as: 'operator' }, [
  ['an unknown method', { key: 'barter' }, 'payment-method.not-found', { key: 'barter' }],
])

await market.as('operator').categories.save({ key: 'tablets', name: 'Tablets' })
await market.as('operator').categories.save({ key: 'small', name: 'Small tablets', parent: 'tablets' })
refuses(market, { path: 'categories.save', as: 'operator' }, [
  ['an unknown parent', { key: 'x', name: 'X', parent: 'y' }, 'category.unknown-parent'],
  ['a ring', { key: 'tablets', name: 'Tablets', parent: 'small' }, 'category.cycle'],
  ['a category below itself', { key: 'x', name: 'X', parent: 'x' }, 'category.cycle'],
  ['a NUL in a key', { key: NUL, name: 'X' }, ...at('key')],
])
refuses(market, { path: 'categories.remove', as: 'operator' }, [
  ['an unknown category', { key: 'x' }, 'category.not-found', { key: 'x' }],
  ['a category that has others', { key: 'tablets' }, 'category.has-children', { children: ['small'] }],
])

const person = (over: object) => ({ name: 'Nora', email: 'nora@souk.example', password: PASSWORD, ...over })
refuses(market, { path: 'people.add', as: 'operator' }, [
  [
    'an e-mail that is taken',
    person({ email: 'Olga@Souk.example' }),
    'person.duplicate-email',
    { email: 'olga@souk.example' },
  ],
  ['an e-mail that is none', person({ email: 'nora' }), ...at('email')],
  ['a short password', person({ password: 'sesame' }), ...at('password')],
  ['a password without end', person({ password: 'p'.repeat(129) }), ...at('password')],
  ['an unknown merchant', person({ merchant: nobody }), 'merchant.not-found', { id: nobody }],
  ['a merchant by reference', person({ merchant: aMerchant(2).reference }), ...at('merchant')],
])
refuses(market, { path: 'people.setActive', as: 'operator' }, [
  ['nobody', { id: nobody, active: false }, 'person.not-found', { id: nobody }],
])
refuses(market, { path: 'people.signIn', as: 'anonymous' }, [
  ['a wrong password', { email: 'olga@souk.example', password: 'guess' }, 'sign-in.wrong'],
  ['somebody unknown', { email: 'eve@souk.example', password: PASSWORD }, 'sign-in.wrong'],
])
refuses(market, { path: 'people.firstRun', as: 'anonymous' }, [
  ['a link that leads nowhere', { ...person({}), token: 'guess' }, 'first-run.not-found'],
])
refuses(market, { path: 'keys.add', as: 'operator' }, [
  ['no scope', { name: 'Shop', scopes: [] }, ...at('scopes')],
  ['a scope there is none of', { name: 'Shop', scopes: ['root'] }, ...at('scopes[0]')],
])
refuses(market, { path: 'keys.remove', as: 'operator' }, [
  ['an unknown key', { id: nobody }, 'key.not-found', { id: nobody }],
])
