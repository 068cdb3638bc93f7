import fc from 'fast-check'
import { percentOf, sum } from '../money.ts'
import type { PlaceInput, PlaceLine, PlaceShipment } from '../order/place-input.ts'
import { aCart, aLine, anAddress, aShipment } from './order.ts'

/** Prices that round badly, prices of nothing, and ordinary ones. */
const price = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 50_000 }))
const taxRate = fc.constantFrom(0, 700, 1900, 2550)
const percent = fc.oneof(fc.constant(0), fc.constant(100_00), fc.integer({ min: 0, max: 100_00 }))

const option = fc.record({
  name: fc.constant('Warranty'),
  unitPrice: price,
  taxRate,
  off: fc.array(percent, { maxLength: 1 }),
})

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 5 }),
    splittable: fc.boolean(),
    merchant: fc.constantFrom('MER000001', 'MER000002', 'MER000003'),
    unitPrice: price,
    taxRate,
    options: fc.array(option, { maxLength: 2 }),
    off: fc.array(percent, { maxLength: 2 }),
  })
  .map(({ off, options, ...rest }): PlaceLine => {
    const reduced = options.map(({ off: percents, ...each }) => {
      return { ...each, discounts: discountsOf(each.unitPrice * rest.quantity, percents) }
    })
    return withDiscounts(aLine({ ...rest, options: reduced }), off)
  })

function withDiscounts(cartLine: PlaceLine, off: readonly number[]): PlaceLine {
  return { ...cartLine, discounts: discountsOf(valueOf(cartLine), off) }
}

/** Each takes its percentage of what the ones before it left. */
function discountsOf(value: number, off: readonly number[]) {
  let left = value
  return off.map((basisPoints, index) => {
    const amount = percentOf(left, basisPoints)
    left -= amount
    return { name: `Discount ${index}`, amount }
  })
}

function valueOf({ unitPrice, options, quantity, discounts }: PlaceLine): number {
  const unit = unitPrice + sum(options.map((each) => each.unitPrice))
  const taken = [...discounts, ...options.flatMap((each) => each.discounts ?? [])]
  return unit * quantity - sum(taken.map(({ amount }) => amount))
}

const shipment = fc
  .record({ price, taxRate, mixed: fc.boolean(), off: fc.array(percent, { maxLength: 1 }) })
  .map(({ off, ...rest }) => aShipment({ ...rest, discounts: discountsOf(rest.price, off) }))

const payments = fc.record({ first: percent, captured: fc.tuple(fc.boolean(), fc.boolean()) })

/** The first lines of a cart as a bundle, with a price of its own or without. */
const bundle = fc.record({
  parts: fc.integer({ min: 1, max: 3 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  unitPrice: fc.option(price, { nil: undefined }),
})

/** Small carts of everything: merchants, shipments, bundles, options, discounts, expenses, price modes, part payments. */
export const carts: fc.Arbitrary<PlaceInput> = fc
  .record({
    priceMode: fc.constantFrom('gross', 'net'),
    items: fc.array(line, { minLength: 1, maxLength: 5 }),
    wanted: fc.option(bundle),
    shipments: fc.array(shipment, { minLength: 1, maxLength: 3 }),
    off: fc.array(percent, { maxLength: 2 }),
    expenses: fc.array(fc.record({ name: fc.constant('Small order'), price, taxRate }), { maxLength: 2 }),
    payments,
  })
  .map(({ priceMode, items: lines, wanted, shipments, off, expenses, payments: paid }) => {
    const { items, bundles, value } = wanted ? inBundle(lines, wanted) : loose(lines)
    const sent = shipments.slice(0, items.length).map(withKey)
    const discounts = discountsOf(value, off)
    const goods = value - sum(discounts.map(({ amount }) => amount))
    return aCart({
      priceMode,
      items: items.map((each, index) => ({ ...each, shipment: `${index % sent.length}` })),
      bundles,
      shipments: sent,
      discounts,
      expenses,
      payments: [
        { method: 'card', amount: percentOf(goods, paid.first), captured: paid.captured[0] },
        { method: 'invoice', captured: paid.captured[1] },
      ],
    })
  })

type Goods = Required<Pick<PlaceInput, 'items' | 'bundles'>> & { readonly value: number }
type Wanted = typeof bundle extends fc.Arbitrary<infer Drawn> ? Drawn : never

function loose(items: readonly PlaceLine[]): Goods {
  return { items, bundles: [], value: sum(items.map(valueOf)) }
}

function inBundle(lines: readonly PlaceLine[], { parts, quantity, unitPrice }: Wanted): Goods {
  const merchant = lines[0]?.merchant ?? ''
  const inside = lines.slice(0, parts).map((each): PlaceLine => {
    return { ...each, merchant, bundle: 'set', quantity: each.quantity * quantity, discounts: [], options: [] }
  })
  const outside = loose(lines.slice(parts))
  const value = unitPrice === undefined ? sum(inside.map(valueOf)) : unitPrice * quantity
  return {
    items: [...inside, ...outside.items],
    bundles: [{ key: 'set', sku: 'SET', name: 'Set', quantity, unitPrice }],
    value: value + outside.value,
  }
}

function withKey(sent: PlaceShipment, index: number): PlaceShipment {
  return { ...sent, key: `${index}`, address: anAddress({ zipCode: `1011${index}` }) }
}
