import { placeOrder } from '@souk/contract/orders'
import type { PlaceOrder, PlaceOrderInput } from '@souk/contract/orders'
import type { StoreCode } from '@souk/domain/ids'
import { productsOf } from './catalogue.ts'
import type { Product } from './catalogue.ts'
import type { Chance } from './chance.ts'
import { demoCustomer } from './customers.ts'
import { demoMerchants } from './merchants.ts'
import type { DemoMerchant } from './merchants.ts'
import { selling } from './stores.ts'
import type { Selling } from './stores.ts'

/** How an order is paid: on account, in time, or not in time. */
export type Paying = 'later' | 'at once' | 'not yet'

export interface Wish {
  readonly store: StoreCode
  readonly paying: Paying
  readonly idempotencyKey: string
  /** Items of the operator's own shop alone, or of one other merchant alone, or of any. */
  readonly from?: 'main' | 'one' | 'any'
}

const CUSTOMERS = 80
const SMALL_ORDER = 20_00

/** Prices end as prices do: 17.20 is sold for 16.95. */
function priced(euroCents: number, { perEuro }: Selling): number {
  const cents = Math.round(euroCents * perEuro)
  return perEuro === 1 ? cents : Math.max(95, Math.round(cents / 100) * 100 - 5)
}

function merchantsOf({ store, from = 'any' }: Wish, dice: Chance): readonly DemoMerchant[] {
  const open = demoMerchants.filter(({ stores, status }) => stores.includes(store) && !status)
  if (from === 'main') return open.filter(({ main }) => main)
  const others = open.filter(({ main }) => !main)
  return from === 'one' ? dice.some(others, 1) : dice.some(open, dice.pick([1, 1, 2, 2, 2, 3, 3, 4]))
}

function lineOf(
  merchant: DemoMerchant,
  product: Product,
  { how, dice }: { how: Selling; dice: Chance },
): PlaceOrderInput['items'][number] {
  return {
    sku: product.sku,
    name: product.name,
    quantity: dice.pick([1, 1, 1, 1, 2, 3]),
    splittable: !product.whole,
    merchant: merchant.reference,
    categories: [merchant.trade],
    unitPrice: priced(product.price, how),
    taxRate: product.reduced ? how.reducedTaxRate : how.taxRate,
    image: product.image,
    ...(product.attributes && { attributes: { ...product.attributes } }),
  }
}

const methods: Readonly<Record<Paying, readonly string[]>> = {
  later: ['invoice', 'invoice', 'prepayment'],
  'at once': ['card', 'card', 'wallet', 'gift-card'],
  'not yet': ['card', 'wallet'],
}

function paymentOf({ paying }: Wish, dice: Chance): PlaceOrder['payments'][number] {
  const method = dice.pick(methods[paying])
  const details = method === 'gift-card' ? { code: `GIFT-${dice.whole(1000, 9999)}` } : undefined
  return { method, captured: paying === 'at once', ...(details && { details }) }
}

const notes = [
  'Please ring twice.',
  'Leave it with the neighbours if nobody is in.',
  'It is a present: no invoice in the parcel, please.',
]

/** A cart as somebody might fill it. */
export function demoCart(wish: Wish, dice: Chance): PlaceOrder {
  const how = selling.get(wish.store)
  if (!how) throw new Error(`the demo does not sell in ${wish.store}`)
  const { customer, address } = demoCustomer(how.country, dice.whole(1, CUSTOMERS))
  const items = merchantsOf(wish, dice).flatMap((merchant) =>
    dice
      .some(productsOf(merchant.trade), dice.pick([1, 1, 1, 2]))
      .map((product) => lineOf(merchant, product, { how, dice })),
  )
  const goods = items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)
  const isExpress = dice.happens(0.2)
  return placeOrder.parse({
    idempotencyKey: wish.idempotencyKey,
    store: wish.store,
    priceMode: how.priceMode,
    customer,
    billing: address,
    shipments: [
      {
        key: 'delivery',
        address,
        method: isExpress ? 'Express' : 'Standard',
        carrier: dice.pick(how.carriers),
        price: isExpress ? how.shippingPrice * 2 : how.shippingPrice,
        taxRate: how.taxRate,
        deliveryTime: isExpress ? '1 day' : '2–4 days',
      },
    ],
    items,
    ...(dice.happens(0.15) && {
      discounts: [{ name: 'Autumn voucher', code: 'AUTUMN10', amount: Math.round(goods / 10) }],
    }),
    ...(goods < SMALL_ORDER && { expenses: [{ name: 'Small order', price: 150, taxRate: how.taxRate }] }),
    ...(dice.happens(0.08) && { cartNote: dice.pick(notes) }),
    payments: [paymentOf(wish, dice)],
  } satisfies PlaceOrderInput)
}
