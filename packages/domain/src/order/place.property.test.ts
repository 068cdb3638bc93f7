import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum, taxWithin } from '../money.ts'
import { carts } from '../testing/arbitrary.ts'
import { DE } from '../testing/marketplace.ts'
import { anOrder, aPlaceContext } from '../testing/order.ts'
import type { Threshold, ThresholdRules } from '../threshold/threshold.ts'
import type { Order, Totals } from './order.ts'
import type { PlaceInput } from './place-input.ts'
import { placeOrder } from './place.ts'
import { quoteOrder } from './quote.ts'
import { merchantTotals, totalsOf } from './totals.ts'

const runs = { numRuns: 1000 }

describe('any order', () => {
  test('is the sum of its merchants and of the marketplace’s own expenses, in every total', () => {
    holds((order) => {
      const own = order.expenses.filter(({ merchant }) => !merchant)
      const shares = [...merchantsOf(order).map((merchant) => merchantTotals(order, merchant)), totalsOf([], own)]
      expect(added(shares)).toEqual(order.totals)
    })
  })

  test('costs its goods and expenses less discounts, in net mode with the tax on top', () => {
    holds(({ totals, priceMode }) => {
      const { subtotal, expenseTotal, discountTotal, taxTotal, grandTotal, netTotal } = totals
      expect(grandTotal).toBe(subtotal + expenseTotal - discountTotal + (priceMode === 'net' ? taxTotal : 0))
      expect(netTotal).toBe(grandTotal - taxTotal)
    })
  })

  test('is paid for to the cent, and covered by what arrives captured', () => {
    holds(({ payments, totals }) => {
      expect(sum(payments.map(({ amount }) => amount))).toBe(totals.grandTotal)
      expect(totals.paidTotal).toBe(sum(payments.map(({ captured }) => captured)))
    })
  })

  test('has no row and no expense with more discount than price, more tax or more money than it costs', () => {
    holds((order) => {
      for (const { amounts } of [...order.items, ...order.expenses]) {
        expect(amounts.priceToPay).toBeGreaterThanOrEqual(0)
        expect(amounts.taxTotal).toBeGreaterThanOrEqual(0)
        expect(amounts.taxTotal).toBeLessThanOrEqual(amounts.priceToPay)
        expect(amounts.captured).toBeLessThanOrEqual(amounts.priceToPay)
      }
      for (const { amounts, discounts, options, quantity } of order.items) {
        const ofOptions = options.map((option) => sum((option.discounts ?? []).map(({ amount }) => amount)))
        expect(amounts.discountTotal).toBe(sum(discounts.map(({ amount }) => amount)) + sum(ofOptions))
        expect(amounts.discountTotal).toBeLessThanOrEqual(amounts.subtotal)
        options.forEach((option, index) => {
          const unitPrice = order.priceMode === 'gross' ? option.grossPrice : option.netPrice
          expect(ofOptions[index]).toBeLessThanOrEqual(unitPrice * quantity)
        })
      }
    })
  })

  test('has bundles that cost what the cart says, each the same', () => {
    fc.assert(
      fc.property(carts, (cart) => {
        const order = anOrder(cart)
        const costs = order.bundles?.map(({ id, quantity }) => {
          const parts = order.items.filter(({ bundle }) => bundle === id)
          return sum(parts.map(({ amounts }) => amounts.sumPrice)) / quantity
        })
        const [wanted] = cart.bundles ?? []
        expect(new Set(costs).size).toBe(wanted ? 1 : 0)
        expect(sum((order.bundles ?? []).map(({ quantity }) => quantity))).toBe(wanted?.quantity ?? 0)
        expect(costs?.[0]).toBe(wanted?.unitPrice ?? costs?.[0])
      }),
      runs,
    )
  })

  test('charges every shipment what the cart says', () => {
    fc.assert(
      fc.property(carts, (cart) => {
        const asked = [...cart.shipments, ...cart.expenses]
        expect(anOrder(cart).totals.expenseTotal).toBe(sum(asked.map(({ price }) => price)))
      }),
      runs,
    )
  })

  test('comes to the same whether its lines are split into units or not, for every merchant', () => {
    fc.assert(
      fc.property(carts, (cart) => {
        const whole = anOrder(withSplit(cart, false))
        const split = anOrder(withSplit(cart, true))
        expect(split.totals).toEqual(whole.totals)
        for (const merchant of merchantsOf(whole)) {
          expect(unpaid(merchantTotals(split, merchant))).toEqual(unpaid(merchantTotals(whole, merchant)))
        }
      }),
      runs,
    )
  })

  test('costs what its quote says, fees of thresholds included, for the order and for each merchant', () => {
    fc.assert(
      fc.property(carts, fc.nat(100_000), fc.constantFrom(0, 1900), (cart, threshold, taxRate) => {
        const context = aPlaceContext({ thresholds: feesBelow(threshold, taxRate) })
        const [quote, order] = [quoteOrder(cart, context), placeOrder(cart, context)]
        expect(unpaid(quote.totals)).toEqual(unpaid(order.totals))
        expect(sum(quote.taxes.map(({ tax }) => tax))).toBe(order.totals.taxTotal)
        const own = totalsOf(
          [],
          order.expenses.filter(({ merchant }) => !merchant),
        )
        const shares = [...quote.merchants.map(({ totals }) => totals), own]
        expect(added(shares.map(owed))).toEqual(owed(order.totals))
        const fees = sum(quote.thresholds.map(({ fee }) => fee))
        expect(order.totals.expenseTotal).toBe(
          sum([...cart.shipments, ...cart.expenses].map(({ price }) => price)) + fees,
        )
      }),
      runs,
    )
  })

  test('costs in net prices what it costs in gross, to a cent for each price that was rounded and one for each rate', () => {
    fc.assert(
      fc.property(carts, (cart) => {
        const gross: PlaceInput = { ...undiscounted(cart), priceMode: 'gross' }
        const net = inNetPrices(gross)
        const rounded = [...net.shipments, ...net.expenses, ...net.items.flatMap(pricesOf)].length + rates
        const difference = anOrder(net).totals.grandTotal - anOrder(gross).totals.grandTotal
        expect(Math.abs(difference)).toBeLessThanOrEqual(rounded)
      }),
      runs,
    )
  })

  test('is plain JSON', () => {
    holds((order) => expect(JSON.parse(JSON.stringify(order))).toStrictEqual(order))
  })
})

/** Of the arbitrary carts. */
const rates = 4

/** Every price as it stands: nothing off, and no bundle with another. */
function undiscounted(cart: PlaceInput): PlaceInput {
  const plain = <Part extends object>(part: Part) => ({ ...part, discounts: [] })
  const payments = [{ method: 'invoice', captured: false }]
  const items = cart.items.map(({ bundle: _bundle, ...item }) => ({ ...plain(item), options: item.options.map(plain) }))
  return { ...plain(cart), bundles: [], payments, items, shipments: cart.shipments.map(plain) }
}

function inNetPrices(cart: PlaceInput): PlaceInput {
  const net = (price: number, rate: number) => price - taxWithin(price, rate)
  const priced = <Part extends { price: number; taxRate: number }>(part: Part) => {
    return { ...part, price: net(part.price, part.taxRate) }
  }
  const sold = <Part extends { unitPrice: number; taxRate: number }>(part: Part) => {
    return { ...part, unitPrice: net(part.unitPrice, part.taxRate) }
  }
  return {
    ...cart,
    priceMode: 'net',
    items: cart.items.map((item) => ({ ...sold(item), options: item.options.map(sold) })),
    shipments: cart.shipments.map(priced),
    expenses: cart.expenses.map(priced),
  }
}

/** Each unit and each of its options. */
function pricesOf({ quantity, options }: PlaceInput['items'][number]): readonly number[] {
  return Array.from({ length: quantity * (1 + options.length) }, (_, index) => index)
}

function holds(law: (order: Order) => void): void {
  fc.assert(
    fc.property(carts, (cart) => {
      law(anOrder(cart))
    }),
    runs,
  )
}

function merchantsOf({ items }: Order) {
  return [...new Set(items.map(({ merchant }) => merchant))]
}

function withSplit(cart: PlaceInput, splittable: boolean): PlaceInput {
  return { ...cart, items: cart.items.map((line) => ({ ...line, splittable })) }
}

function feesBelow(threshold: number, taxRate: number): ThresholdRules {
  const one = { store: DE, currency: 'EUR', threshold, messages: {} }
  const thresholds: Threshold[] = [
    { ...one, type: 'soft-minimum-threshold-fixed-fee', fee: 9_00 },
    { ...one, type: 'soft-minimum-threshold-flexible-fee', fee: 2_50 },
  ]
  return { thresholds, taxRates: { [DE]: taxRate } }
}

function owed(totals: Totals): Totals {
  return { ...totals, paidTotal: 0, refundableTotal: 0 }
}

/** A part payment covers rows, so its cents may fall elsewhere when there are others. */
function unpaid(totals: Totals): Partial<Totals> {
  const { paidTotal: _paid, refundableTotal: _refundable, ...rest } = totals
  return rest
}

function added(shares: readonly Totals[]): Totals {
  const figures = Object.keys(totalsOf([], [])) as (keyof Totals)[]
  return Object.fromEntries(
    figures.map((figure) => [figure, sum(shares.map((totals) => totals[figure]))]),
  ) as unknown as Totals
}
