import { aMarket } from '../testing/market.ts'
import { at, refuses } from '../testing/refused.ts'

const market = await aMarket()
const nobody = '0192f000-0000-7000-8000-00000000ffff'
const souk = { name: 'Souk', address: ['Basar 1', '10115 Berlin'], vatId: 'DE1' }
const refunds = (over: object) => ({ key: 'refunds', value: { shipping: 'never', limits: {}, ...over } })

refuses(market, { path: 'settings.save', as: 'operator' }, [
  ['a concern nobody has', { key: 'weather', value: {} }, ...at('key')],
  ['a concern by the prototype', { key: '__proto__', value: {} }, ...at('key')],
  ['days before the delivery', { key: 'returns', value: { days: -1 } }, ...at('value.days')],
  ['half a day', { key: 'returns', value: { days: 0.5 } }, ...at('value.days')],
  ['a rule of its own', refunds({ shipping: 'sometimes' }), ...at('value.shipping')],
  ['a limit below nothing', refunds({ limits: { EUR: -1 } }), ...at('value.limits.EUR')],
  ['a limit in no currency', refunds({ limits: { '€': 1 } }), 'input.invalid'],
  [
    'a company without an address',
    { key: 'company', value: { everywhere: { ...souk, address: [] }, stores: {} } },
    ...at('value.everywhere.address'),
  ],
  [
    'a company of an unknown store',
    { key: 'company', value: { stores: { XX: souk } } },
    'settings.unknown-store',
    { path: 'value.stores', store: 'XX' },
  ],
  [
    'an excluded merchant nobody knows',
    { key: 'commission', value: { excludedMerchants: [nobody] } },
    'settings.unknown-merchant',
    { path: 'value.excludedMerchants', merchant: nobody },
  ],
  [
    'a price mode of its own',
    { key: 'commission', value: { excludedMerchants: [], priceModes: { DE: 'black' } } },
    ...at('value.priceModes.DE'),
  ],
  [
    'fees taxed in an unknown store',
    { key: 'threshold', value: { taxRates: { XX: 1900 } } },
    'settings.unknown-store',
    { path: 'value.taxRates', store: 'XX' },
  ],
  ['more tax than price', { key: 'threshold', value: { taxRates: { DE: 10_001 } } }, ...at('value.taxRates.DE')],
  ['a copy to nobody', { key: 'invoices', value: { mailed: true, bcc: 'archive' } }, ...at('value.bcc')],
])
