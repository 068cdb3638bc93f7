import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sum, taxOn, taxWithin } from '../money.ts'
import { remaining } from '../order/amounts.ts'
import { cancelEvent } from '../order/cancel.ts'
import { captureEvent } from '../order/capture.ts'
import { documentsOf } from '../order/documents.ts'
import type { Invoice } from '../order/documents.ts'
import type { OrderEvent } from '../order/events.ts'
import { fold } from '../order/evolve.ts'
import type { Order } from '../order/order.ts'
import type { PlaceInput } from '../order/place-input.ts'
import type { ShippingRule } from '../order/refund.ts'
import { splitItem } from '../order/split.ts'
import { carts } from '../testing/arbitrary.ts'
import { countingIds } from '../testing/ids.ts'
import { credited, invoiced } from '../testing/invoice.ts'
import { aCart, aLine, anOrder, NOW } from '../testing/order.ts'
import { refundsOf } from '../testing/refunds.ts'
import { dueCredit } from './credit.ts'
import { dueLines } from './issue.ts'
import { isInvoiced, subjectIn, subjectOf } from './subject.ts'

const runs = { numRuns: 1000 }
const acts = ['capture', 'cancel', 'refund', 'goodwill', 'split', 'invoice', 'credit'] as const
const rules: readonly ShippingRule[] = ['never', 'with last item', 'proportional']

/** Which act, and on which rows: bit i of `rows` means row i. */
const steps = fc.array(
  fc.record({
    act: fc.constantFrom(...acts),
    rows: fc.nat(0xffff),
    rule: fc.constantFrom(...rules),
    part: fc.integer({ min: 1, max: 99 }),
  }),
  { maxLength: 12 },
)

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

const newId = countingIds('d000')

function after(order: Order, step: Step): Order {
  const items = order.items.filter((_, index) => step.rows & (1 << index))
  const happened = (event: OrderEvent | undefined) => (event ? fold(order, [event], NOW) : order)
  switch (step.act) {
    case 'capture':
      return happened(captureEvent(order, items))
    case 'cancel':
      return happened(cancelEvent(order, items))
    case 'refund':
      return fold(order, refundsOf(order, items, { newId, rule: step.rule }), NOW)
    case 'goodwill':
      return happened(goodwill(order, step))
    case 'split':
      return happened(split(order, step))
    case 'invoice':
      return invoiced(order, (item) => items.includes(item))
    case 'credit':
      return credited(order)
  }
}

/** Part of a row goes its own way from then on. */
function split({ items }: Order, { rows }: Step): OrderEvent | undefined {
  const whole = items.filter(({ quantity }) => quantity > 1)
  const row = whole[rows % whole.length]
  return row && splitItem(row, 1, newId)
}

/** Part of what was paid for a row is given back. */
function goodwill({ items }: Order, { rows, part }: Step): OrderEvent | undefined {
  const item = items[rows % items.length]
  const amount = item ? Math.floor(((item.amounts.captured - item.amounts.refunded) * part) / 100) : 0
  if (!item || amount === 0) return undefined
  const refund = { id: newId() as never, amount, lines: [{ item: item.id, amount }], at: NOW }
  return { type: 'refund.created', refund, payments: [] }
}

function always(law: (order: Order) => void): void {
  fc.assert(
    fc.property(carts, steps, (cart, told) => law(told.reduce(after, anOrder(cart)))),
    runs,
  )
}

const sign = ({ type }: Invoice): number => (type === 'invoice' ? 1 : -1)
const balance = (order: Order, figure: (invoice: Invoice) => number): number =>
  sum(documentsOf(order, 'invoice').map((invoice) => sign(invoice) * figure(invoice)))

test('invoices less credit notes are what is still owed, or was paid and kept, of all they are about', () => {
  always((told) => {
    const order = credited(told)
    const about = [
      ...order.items.filter((item) => isInvoiced(order, subjectOf(item))),
      ...order.expenses.filter(({ id }) => isInvoiced(order, id)),
    ].map(({ amounts }) => amounts)
    expect(balance(order, ({ total }) => total)).toBe(sum(about.map(remaining)))
    const tax = sum(about.map(({ taxAfterCancellation }) => taxAfterCancellation))
    expect(balance(order, ({ taxes }) => sum(taxes.map((rate) => rate.tax)))).toBe(tax)
  })
})

test('when all is invoiced, they come to the order’s grand total and its tax', () => {
  always((told) => {
    const order = credited(invoiced(told))
    // Where what is left to invoice costs nothing, there is no invoice.
    expect(balance(order, ({ total }) => total)).toBe(order.totals.grandTotal)
    expect(balance(order, ({ taxes }) => sum(taxes.map((rate) => rate.tax)))).toBe(order.totals.taxTotal)
  })
})

test('lines add up to the total, and by rate to the taxes', () => {
  always((told) => {
    for (const { lines, total, taxes } of documentsOf(told, 'invoice')) {
      expect(sum(lines.map(({ amount }) => amount))).toBe(total)
      expect(sum(taxes.map(({ base, tax }) => base + tax))).toBe(total)
      for (const { taxRate, tax } of taxes) {
        expect(sum(lines.flatMap((line) => (line.taxRate === taxRate ? line.tax : [])))).toBe(tax)
        expect(tax).toBeGreaterThanOrEqual(0)
        expect(taxRate > 0 || tax === 0).toBe(true)
      }
    }
  })
})

/** By how much each rate's tax on the cart's invoice is not what it is on all that is charged at that rate, rounded once. */
function taxesOff(cart: PlaceInput): number[] {
  return documentsOf(invoiced(anOrder(cart)), 'invoice').flatMap(({ taxes }) =>
    taxes.map(({ taxRate, base, tax }) => {
      return tax - (cart.priceMode === 'net' ? taxOn(base, taxRate) : taxWithin(base + tax, taxRate))
    }),
  )
}

test('each rate’s tax is rounded once, on all that is charged at it, where no row has parts of several rates', () => {
  const plain = carts.map((cart): PlaceInput => {
    const items = cart.items.map((line) => {
      return { ...line, options: line.options.map((option) => ({ ...option, taxRate: line.taxRate })) }
    })
    return { ...cart, items }
  })
  fc.assert(
    fc.property(plain, (cart) => {
      expect(taxesOff(cart).filter((off) => off !== 0)).toEqual([])
    }),
    runs,
  )
})

test('and where all have parts of two', () => {
  const price = fc.integer({ min: 1_00, max: 50_00 })
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 30 }), unitPrice: price, option: price })
  const lines = fc.array(line, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(lines, fc.constantFrom('gross', 'net'), (cart, priceMode) => {
      const items = cart.map(({ option, ...goods }) => {
        return aLine({ ...goods, options: [{ name: 'Warranty', unitPrice: option, taxRate: 700 }] })
      })
      expect(taxesOff(aCart({ priceMode, items }))).toEqual([0, 0])
    }),
    runs,
  )
})

test('nothing is taken back that was not asked for, at no rate', () => {
  always((told) => {
    const order = credited(told)
    const asked = new Map<string, number>()
    for (const invoice of documentsOf(order, 'invoice')) {
      for (const line of invoice.lines) {
        const key = `${subjectIn(line)} ${line.taxRate}`
        asked.set(key, (asked.get(key) ?? 0) + sign(invoice) * line.amount)
      }
    }
    for (const left of asked.values()) expect(left).toBeGreaterThanOrEqual(0)
  })
})

test('what is invoiced is not invoiced again, what is taken back not taken back again', () => {
  always((told) => {
    const order = credited(invoiced(told))
    expect(dueLines(order, () => true)).toEqual([])
    expect(dueCredit(order)).toBeUndefined()
  })
})
