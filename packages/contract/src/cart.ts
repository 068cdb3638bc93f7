import { z } from 'zod'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { address, salutation } from './address.ts'
import { amount, currency, locale, storable, storeCode, taxRate, text } from './shared.ts'

const customer = z.object({
  /** Absent for guests. */
  reference: text(255).optional(),
  salutation: salutation.optional(),
  firstName: text(100),
  lastName: text(100),
  email: z.email().max(255),
})

/** A page or a program behind an address is no picture. */
const image = z
  .url({ abort: true })
  .max(1000)
  .regex(/^(https?:|data:image\/)/i, 'A picture is an http, https or data:image address')
  .refine(storable, 'An address cannot hold NUL characters')

/** Of the whole line, not of a unit. */
const discount = z.object({ name: text(255), amount, code: text(100).optional() })

const discounts = z.array(discount).max(50)

const option = z.object({
  name: text(255),
  sku: text(255).optional(),
  unitPrice: amount,
  taxRate,
  /** Of the option over the whole line. */
  discounts: discounts.optional(),
})

/** Goods that one merchant sells as one, and that go back whole. */
const bundle = z.object({
  key: text(100),
  sku: text(255),
  name: text(255),
  quantity: z.int().min(1).max(10_000),
  /** In the price mode; default: what its items cost. */
  unitPrice: amount.optional(),
  note: text(1000).optional(),
  image: image.optional(),
})

const NOBODY = 'Say who sells it, e.g. MER000002; own stock is the main merchant’s'

const item = z.object({
  sku: text(255),
  name: text(255),
  quantity: z.int().min(1).max(10_000),
  /** One row per unit (default), or one row that moves as a whole. */
  splittable: z.boolean().default(true),
  /** The merchant's reference, e.g. `MER000002`. */
  merchant: z.string(NOBODY).trim().min(1, NOBODY).max(100).refine(storable, NOBODY),
  offer: text(255).optional(),
  /** What the merchant calls it. */
  merchantSku: text(255).optional(),
  /** `key` of one of the shipments; may be left out when there is only one. */
  shipment: text(100).optional(),
  /** `key` of one of the bundles; the quantity is that of all these bundles together. */
  bundle: text(100).optional(),
  /** Put together from a template: items of one `key` belong together and go line by line. */
  configuredBundle: z.object({ key: text(100), template: text(255), slot: text(255).optional() }).optional(),
  /** In the price mode; in a bundle with a price of its own, by how much it shares in that. */
  unitPrice: amount,
  taxRate,
  options: z.array(option).max(50).default([]),
  discounts: discounts.default([]),
  image: image.optional(),
  /** `gift card`: `true` for goods that are a code: it is mailed, so gift cards alone need no shipment. */
  attributes: z.record(text(100), text(255)).optional(),
  /** Keys of the categories it is in; a category covers those below it. */
  categories: z.array(text(100)).max(50).optional(),
  /** What the customer configured, e.g. `{ engraving: 'Ada' }`. */
  configuration: z.record(text(100), text(255)).optional(),
  /** What the quantity counts, e.g. `metre`; default: pieces. */
  salesUnit: text(50).optional(),
  cartNote: text(1000).optional(),
})

const isSaid = (field: unknown): boolean => (typeof field === 'string' ? field.trim() !== '' : field !== undefined)

/** One whose fields are all left out or blank is told apart from one that lacks some: checkouts know the two by different codes. */
const deliveryAddress = address.refine((value) => Object.values(value).some(isSaid), {
  error: 'The address is empty: say where the goods go',
  params: { glue: '4302' },
  when: ({ value }) => typeof value === 'object' && value !== null,
})

const shipment = z.object({
  key: text(100),
  address: deliveryAddress,
  method: text(255),
  carrier: text(255),
  /** In the price mode. */
  price: amount.default(0),
  taxRate: taxRate.default(0),
  discounts: discounts.default([]),
  deliveryTime: text(255).optional(),
  requestedDeliveryDate: z.iso.date().optional(),
  /** Goods of several merchants: one shipment each, the price shared out by their subtotals (default), or one mixed one. */
  mixed: z.boolean().default(false),
})

const expense = z.object({ name: text(255), price: amount, taxRate })

const payment = z.object({
  /** Key of a payment method; the first that is no gift card chooses the process. */
  method: text(100),
  /** May be left out once: that payment takes the rest. */
  amount: amount.optional(),
  /** The money is already taken. */
  captured: z.boolean().default(false),
  /** What may be shown of it, e.g. a card's last digits; a gift card's `code`. */
  details: z.record(text(100), text(255)).optional(),
})

/** What a customer wants to buy. */
export const cart = z.object({
  store: storeCode,
  /** ISO 4217; default: the store's first. */
  currency: currency.optional(),
  priceMode: z.enum(['gross', 'net']).default('gross'),
  /** BCP 47; default: the store's. */
  locale: locale.optional(),
  test: z.boolean().default(false),
  customReference: text(255).optional(),
  cartNote: text(1000).optional(),
  agentEmail: z.email().max(255).optional(),
  customer,
  billing: address,
  /** How everything travels; or several `shipments`, to which the items are assigned. */
  shipment: shipment.omit({ key: true }).optional(),
  shipments: z.array(shipment).max(200).default([]),
  items: z.array(item).min(1).max(1000),
  bundles: z.array(bundle).max(200).optional(),
  /** On the whole order, shared out over the items by largest remainder. */
  discounts: discounts.default([]),
  /** The marketplace's own, e.g. a small-order fee. */
  expenses: z.array(expense).max(50).default([]),
  /** Needed where there is something to pay. */
  payments: z.array(payment).max(20).default([]),
  /** Merchant relations that the customer has: thresholds may be for one. */
  merchantRelations: z.array(text(255)).max(100).optional(),
}) satisfies z.ZodType<PlaceInput>
