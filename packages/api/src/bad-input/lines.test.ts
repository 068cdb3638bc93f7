import { aMarket } from '../testing/market.ts'
import { at, many, refuses } from '../testing/refused.ts'
import { cart, HALF, lamp, line, NUL } from './cart.ts'

const market = await aMarket()
const placing = { path: 'orders.place', as: 'shop' } as const
const dear = { ...lamp, unitPrice: 1_000_000_000_00, quantity: 10_000, splittable: false }

refuses(market, placing, [
  ['no items', cart({ items: [] }), ...at('items')],
  ['items that are no list', cart({ items: { 0: lamp } }), ...at('items')],
  ['10,000 lines', cart({ items: many(10_000, lamp) }), ...at('items')],
  ['10,001 of a thing', line({ quantity: 10_001 }), ...at('items[0].quantity')],
  ['10,001 rows', cart({ items: [{ ...lamp, quantity: 10_000 }, lamp] }), 'order.too-many-rows', { rows: 10_001 }],
  ['none of a thing', line({ quantity: 0 }), ...at('items[0].quantity')],
  ['less than none', line({ quantity: -3 }), ...at('items[0].quantity')],
  ['half a thing', line({ quantity: 0.5 }), ...at('items[0].quantity')],
  ['a quantity in words', line({ quantity: 'two' }), ...at('items[0].quantity')],
  ['a quantity beyond number', line({ quantity: Number.POSITIVE_INFINITY }), ...at('items[0].quantity')],
  ['a negative price', line({ unitPrice: -1 }), ...at('items[0].unitPrice')],
  ['part of a cent', line({ unitPrice: 0.5 }), ...at('items[0].unitPrice')],
  ['no price', line({ unitPrice: null }), ...at('items[0].unitPrice')],
  ['a price beyond measure', line({ unitPrice: 1e18 }), ...at('items[0].unitPrice')],
  ['an order beyond measure', cart({ items: [dear, lamp] }), 'order.too-expensive', { path: 'items' }],
  ['more tax than price', line({ taxRate: 10_001 }), ...at('items[0].taxRate')],
  ['a negative tax', line({ taxRate: -1900 }), ...at('items[0].taxRate')],
  ['a thing without a SKU', line({ sku: '' }), ...at('items[0].sku')],
  ['a NUL in a SKU', line({ sku: NUL }), ...at('items[0].sku')],
  ['half an emoji for a name', line({ name: HALF }), ...at('items[0].name')],
  ['a picture that runs', line({ image: 'javascript:alert(1)' }), ...at('items[0].image')],
  ['a picture that is a page', line({ image: 'data:text/html,<script>alert(1)</script>' }), ...at('items[0].image')],
  ['a thing nobody sells', line({ merchant: '' }), ...at('items[0].merchant')],
  ['an unknown merchant', line({ merchant: 'MER999999' }), 'order.unknown-merchant', { path: 'items[0].merchant' }],
  ['a merchant by an emoji', line({ merchant: '🐪' }), 'order.unknown-merchant', { merchant: '🐪' }],
  ['a merchant by the prototype', line({ merchant: '__proto__' }), 'order.unknown-merchant', { merchant: '__proto__' }],
  ['attributes that are numbers', line({ attributes: { colour: 7 } }), ...at('items[0].attributes.colour')],
  ['a NUL in a configuration', line({ configuration: { engraving: NUL } }), ...at('items[0].configuration.engraving')],
  ['a category without a key', line({ categories: [''] }), ...at('items[0].categories[0]')],
  [
    'a template without a key',
    line({ configuredBundle: { template: 'Desk' } }),
    ...at('items[0].configuredBundle.key'),
  ],
])

const wrap = { name: 'Gift wrap', unitPrice: 1_00, taxRate: 700 }
const off = (amount: number) => [{ name: 'Off', amount }]
const kit = { key: 'kit', sku: 'KIT', name: 'Kit', quantity: 1 }
const inKit = { ...lamp, bundle: 'kit' }
const bundled = (bundles: object[], ...items: object[]) => cart({ bundles, items })

refuses(market, placing, [
  [
    'an option without a price',
    line({ options: [{ name: 'Wrap', taxRate: 0 }] }),
    ...at('items[0].options[0].unitPrice'),
  ],
  ['51 options', line({ options: many(51, wrap) }), ...at('items[0].options')],
  [
    'a discount above the option',
    line({ options: [{ ...wrap, discounts: off(1_01) }] }),
    'order.discount-too-large',
    { path: 'items[0].options[0].discounts', amount: 1_01, most: 1_00 },
  ],
  [
    'a discount above the price',
    line({ discounts: off(59_01) }),
    'order.discount-too-large',
    { path: 'items[0].discounts', amount: 59_01, most: 59_00 },
  ],
  ['a negative discount', line({ discounts: off(-1) }), ...at('items[0].discounts[0].amount')],
  [
    'a discount above the order',
    cart({ discounts: off(59_01) }),
    'order.discount-too-large',
    { path: 'discounts', amount: 59_01, most: 59_00 },
  ],
  ['a bundle of nothing', bundled([kit], lamp), 'order.unused-bundle', { path: 'bundles[0]', bundle: 'kit' }],
  ['an unknown bundle', line({ bundle: 'kit' }), 'order.unknown-bundle', { path: 'items[0].bundle', bundle: 'kit' }],
  [
    'a bundle key twice',
    bundled([kit, kit], inKit),
    'order.duplicate-bundle',
    { path: 'bundles[1].key', bundle: 'kit' },
  ],
  [
    'three things in two bundles',
    bundled([{ ...kit, quantity: 2 }], { ...inKit, quantity: 3 }),
    'order.bundle-quantity',
    { path: 'items[0].quantity', quantity: 3, bundles: 2 },
  ],
  [
    'a bundle of two merchants',
    bundled([kit], inKit, { ...inKit, merchant: 'MER000003' }),
    'order.bundle-of-several-merchants',
    { path: 'items[1].merchant', merchant: 'MER000003' },
  ],
  ['a bundle for less than nothing', bundled([{ ...kit, unitPrice: -1 }], inKit), ...at('bundles[0].unitPrice')],
  ['10,001 bundles', bundled([{ ...kit, quantity: 10_001 }], inKit), ...at('bundles[0].quantity')],
])
