import { describe, expect, test } from 'vitest'
import type { BundleId } from '../ids.ts'
import { sum } from '../money.ts'
import { aMerchant, invoice } from '../testing/marketplace.ts'
import { aLine, anAddress, anOrder, aShipment, marketplaceProcess, NOW } from '../testing/order.ts'
import type { Order } from './order.ts'
import type { PlaceContext, PlacePayment } from './place-input.ts'

const [first, second] = [aMerchant(1), aMerchant(2)]

describe('rows', () => {
  test('are one per unit, in the order of the lines, or one that moves as a whole', () => {
    const items = [
      aLine({ sku: 'cup', quantity: 2 }),
      aLine({ sku: 'pallet', quantity: 1000, splittable: false, unitPrice: 10 }),
    ]
    const order = anOrder({ items })
    expect(order.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['cup', 1],
      ['cup', 1],
      ['pallet', 1000],
    ])
    expect(order.items[2]?.amounts).toMatchObject({ sumPrice: 100_00, subtotal: 100_00, priceToPay: 100_00 })
  })

  test('start in the process of the first payment, with a reference of 32 hex characters', () => {
    const [item] = anOrder().items
    expect(item?.machine).toEqual({ process: marketplaceProcess, state: 'new', since: NOW, timers: [] })
    expect(item?.reference).toBe(item?.id.replaceAll('-', ''))
    expect(item?.reference).toHaveLength(32)
  })

  test('know both prices of items and options, the other derived', () => {
    const options = [{ name: 'Gift wrap', unitPrice: 1_07, taxRate: 700 }]
    const [gross] = anOrder({ items: [aLine({ options })] }).items
    expect(gross).toMatchObject({
      grossPrice: 119_00,
      netPrice: 100_00,
      options: [{ grossPrice: 1_07, netPrice: 1_00 }],
    })
    const [net] = anOrder({ priceMode: 'net', items: [aLine({ unitPrice: 100_00, options: [] })] }).items
    expect(net).toMatchObject({
      grossPrice: 119_00,
      netPrice: 100_00,
      amounts: { priceToPay: 119_00, taxTotal: 19_00 },
    })
  })

  test('share the discounts of their line and of the order to the cent', () => {
    const items = [
      aLine({ quantity: 3, unitPrice: 10_00, discounts: [{ name: 'Line', amount: 1_00 }] }),
      aLine({ unitPrice: 29_00, merchant: 'MER000001' }),
    ]
    const order = anOrder({ items, discounts: [{ name: 'Voucher', code: 'TEN', amount: 10_01 }] })
    expect(order.items.map(({ discounts }) => discounts.map(({ amount }) => amount))).toEqual([
      [34, 1_67],
      [33, 1_67],
      [33, 1_67],
      [5_00],
    ])
    expect(order.items[3]?.discounts).toEqual([{ name: 'Voucher', code: 'TEN', amount: 5_00 }])
    expect(order.totals).toMatchObject({ subtotal: 59_00, discountTotal: 11_01, grandTotal: 47_99 })
  })
})

describe('options', () => {
  const options = [
    { name: 'Warranty', sku: 'W', unitPrice: 10_00, taxRate: 1900, discounts: [{ name: 'Half', amount: 10_01 }] },
    { name: 'Gift wrap', unitPrice: 1_07, taxRate: 700 },
  ]
  const order = anOrder({ items: [aLine({ quantity: 2, options, discounts: [{ name: 'Off', amount: 2_00 }] })] })

  test('take discounts of their own, which count as the row’s', () => {
    expect(order.items.map((item) => item.options.map(({ discounts }) => discounts))).toEqual([
      [[{ name: 'Half', amount: 5_01 }], undefined],
      [[{ name: 'Half', amount: 5_00 }], undefined],
    ])
    expect(order.items.map(({ amounts }) => [amounts.optionTotal, amounts.discountTotal, amounts.priceToPay])).toEqual([
      [11_07, 6_01, 124_06],
      [11_07, 6_00, 124_07],
    ])
  })

  test('are taxed on what their discounts leave', () => {
    const free = { ...aLine(), unitPrice: 0, options: [{ ...aLine(), name: 'Warranty', unitPrice: 119_00 }] }
    expect(anOrder({ items: [free] }).totals.taxTotal).toBe(19_00)
    const half = free.options.map((option) => ({ ...option, discounts: [{ name: 'Half', amount: 59_50 }] }))
    expect(anOrder({ items: [{ ...free, options: half }] }).totals.taxTotal).toBe(9_50)
  })
})

describe('bundles', () => {
  const camera = aLine({ sku: 'camera', bundle: 'kit', quantity: 2, unitPrice: 300_00 })
  const cards = aLine({ sku: 'cards', bundle: 'kit', quantity: 4, unitPrice: 10_00 })
  const kit = { key: 'kit', sku: 'KIT', name: 'Kit', quantity: 2, note: 'For Ada.' }
  const summed = (order: Order) => {
    return order.bundles?.map(({ id }) => sum(partsOf(order, id).map(({ amounts }) => amounts.sumPrice)))
  }

  test('are one per unit, each with its rows, and cost what these do', () => {
    const order = anOrder({ bundles: [kit], items: [camera, aLine(), cards] })
    expect(order.bundles).toMatchObject([
      { sku: 'KIT', name: 'Kit', quantity: 1, note: 'For Ada.' },
      { sku: 'KIT', quantity: 1 },
    ])
    for (const { id } of order.bundles ?? []) {
      expect(partsOf(order, id).map(({ sku }) => sku)).toEqual(['camera', 'cards', 'cards'])
    }
    expect(order.items.filter(({ bundle }) => !bundle)).toHaveLength(1)
    expect(summed(order)).toEqual([320_00, 320_00])
  })

  test('with a price of their own share it out over their rows by what these would cost, to the cent', () => {
    const order = anOrder({ bundles: [{ ...kit, unitPrice: 200_01 }], items: [camera, cards] })
    expect(summed(order)).toEqual([200_01, 200_01])
    expect(order.items.map(({ grossPrice }) => grossPrice)).toEqual([187_51, 187_51, 6_25, 6_25, 6_25, 6_25])
    expect(order.totals.subtotal).toBe(400_02)
  })

  test('with an item that cannot be split are one of the whole quantity, at the same price', () => {
    const whole = { ...camera, splittable: false }
    const order = anOrder({ bundles: [{ ...kit, unitPrice: 200_01 }], items: [whole, cards] })
    expect(order.bundles).toMatchObject([{ sku: 'KIT', quantity: 2 }])
    expect(order.items.map(({ quantity, amounts }) => [quantity, amounts.sumPrice])).toEqual([
      [2, 375_02],
      [1, 6_25],
      [1, 6_25],
      [1, 6_25],
      [1, 6_25],
    ])
  })

  test('that are configured stay lines, which know what they belong to', () => {
    const configuredBundle = { key: 'desk 1', template: 'Home office', slot: 'Desk' }
    const order = anOrder({
      items: [aLine({ configuredBundle, configuration: { height: '72 cm' }, salesUnit: 'set' })],
    })
    expect(order.items).toMatchObject([{ configuredBundle, configuration: { height: '72 cm' }, salesUnit: 'set' }])
    expect(order).not.toHaveProperty('bundles')
  })
})

describe('shipments', () => {
  test('may be said as one for everything', () => {
    const { key: _, ...shipment } = aShipment({ price: 4_90 })
    const order = anOrder({ shipments: [], shipment, items: [aLine(), aLine()] })
    expect(order.shipments).toMatchObject([{ method: 'Express' }])
    expect(order.totals.expenseTotal).toBe(4_90)
  })

  test('of several merchants become one for each, the price shared out by their goods', () => {
    const items = [
      aLine({ unitPrice: 20_00 }),
      aLine({ unitPrice: 10_00, merchant: 'MER000001' }),
      aLine({ unitPrice: 30_00, merchant: 'MER000003' }),
      aLine({ unitPrice: 40_00 }),
    ]
    const order = anOrder({
      items,
      shipments: [aShipment({ price: 5_90, discounts: [{ name: 'Half', amount: 2_95 }] })],
    })
    expect(order.shipments.map(({ merchant }) => merchant)).toEqual([second.id, first.id, aMerchant(3).id])
    expect(order.expenses.map(({ merchant, price, amounts }) => [merchant, price, amounts.priceToPay])).toEqual([
      [second.id, 3_54, 1_77],
      [first.id, 59, 29],
      [aMerchant(3).id, 1_77, 89],
    ])
    expect(order.items.map(({ shipment }) => order.shipments.findIndex(({ id }) => id === shipment))).toEqual([
      0, 1, 2, 0,
    ])
  })

  test('that are mixed stay one, and their price is the marketplace’s', () => {
    const items = [aLine(), aLine({ merchant: 'MER000001' })]
    const order = anOrder({ items, shipments: [aShipment({ price: 5_90, mixed: true })] })
    expect(order.shipments).toHaveLength(1)
    expect(order.shipments[0]).not.toHaveProperty('merchant')
    expect(order.expenses).toMatchObject([{ type: 'SHIPMENT_EXPENSE_TYPE', name: 'Express', price: 5_90 }])
    expect(order.expenses[0]).not.toHaveProperty('merchant')
  })

  test('to three addresses are three, and the order has no address of its own', () => {
    const keys = ['a', 'b', 'c']
    const order = anOrder({
      items: keys.map((shipment) => aLine({ shipment })),
      shipments: keys.map((key, index) => aShipment({ key, address: anAddress({ zipCode: `1011${index}` }) })),
    })
    expect(order.shipments).toHaveLength(3)
    expect(order).not.toHaveProperty('shipping')
    expect(anOrder().shipping).toEqual(anAddress())
  })

  test('that are free make no expense', () => {
    expect(anOrder().expenses).toEqual([])
  })
})

describe('payments', () => {
  const items = [aLine({ unitPrice: 60_00 }), aLine({ unitPrice: 30_00 })]
  const shipments = [aShipment({ price: 10_00 })]

  test('take what the others leave', () => {
    const order = anOrder({
      items,
      shipments,
      payments: [
        { method: 'card', amount: 40_00, captured: false },
        { method: 'invoice', captured: false },
      ],
    })
    expect(order.payments).toMatchObject([
      { method: 'card', provider: 'Souk', amount: 40_00, captured: 0 },
      { method: 'invoice', amount: 60_00, captured: 0 },
    ])
  })

  test('of gift cards come first and leave the process to the other method', () => {
    const processOf = (name: string) => ({ id: marketplaceProcess, initial: name })
    const cards = ['A-1', 'B-2'].map((code) => ({
      method: 'gift card',
      amount: 20_00,
      captured: true,
      details: { code },
    }))
    const order = anOrder({ items, payments: [...cards, { method: 'invoice', captured: false }] }, { processOf })
    expect(order.payments.map(({ amount, details }) => [amount, details])).toEqual([
      [20_00, { code: 'A-1' }],
      [20_00, { code: 'B-2' }],
      [50_00, undefined],
    ])
    expect(order.items[0]?.machine.state).toBe('MarketplacePayment01')
    const paid = anOrder({ items: [aLine({ unitPrice: 40_00 })], payments: cards }, { processOf })
    expect(paid.items[0]?.machine.state).toBe('Prepaid01')
  })

  test('that arrive captured cover everything', () => {
    const order = anOrder({ items, shipments, payments: [{ method: 'card', captured: true }] })
    expect([...order.items, ...order.expenses].map(({ amounts }) => amounts.captured)).toEqual([60_00, 30_00, 10_00])
    expect(order.totals).toMatchObject({ grandTotal: 100_00, paidTotal: 100_00, refundableTotal: 100_00 })
  })

  test('captured in part cover everything in proportion', () => {
    const payments = [
      { method: 'card', amount: 50_01, captured: true },
      { method: 'invoice', captured: false },
    ]
    const order = anOrder({ items, shipments, payments })
    expect([...order.items, ...order.expenses].map(({ amounts }) => amounts.captured)).toEqual([30_01, 15_00, 5_00])
  })

  describe('of an order that costs nothing', () => {
    const processOf = (name: string) => ({ id: marketplaceProcess, initial: name })
    const free = (payments: readonly PlacePayment[], context: Partial<PlaceContext> = {}) =>
      anOrder({ items: [aLine({ unitPrice: 0 })], payments }, { processOf, ...context })
    const open = { method: 'invoice', captured: false }

    test('are nothing, and need not be named', () => {
      expect(free([{ method: 'card', captured: true }]).payments).toMatchObject([{ method: 'card', amount: 0 }])
      expect(free([{ ...open, amount: 0 }]).payments).toMatchObject([{ method: 'invoice', amount: 0 }])
      const { payments, totals } = free([])
      expect(payments).toMatchObject([{ method: 'no payment', provider: 'Souk', amount: 0, captured: 0 }])
      expect(totals.grandTotal).toBe(0)
    })

    test('leave the process to the method for that; without it, to the one that is named', () => {
      const stateOf = ({ items: [item] }: Order) => item?.machine.state
      expect([free([open]), free([])].map(stateOf)).toEqual(['Prepaid01', 'Prepaid01'])
      const paymentMethods = new Map([[invoice.key, invoice]])
      expect(stateOf(free([open], { paymentMethods }))).toBe('MarketplacePayment01')
      expect(() => free([], { paymentMethods })).toThrow(expect.objectContaining({ code: 'order.no-payments' }))
    })
  })
})

test('currency and locale are the store’s unless said, and what is not said is not there', () => {
  const order = anOrder({ customReference: undefined })
  expect(order).toMatchObject({ currency: 'EUR', locale: 'de-DE', version: 1, placedAt: NOW, updatedAt: NOW })
  expect(Object.keys(order)).not.toContain('customReference')
  expect(anOrder({ currency: 'CHF', locale: 'en-GB' })).toMatchObject({ currency: 'CHF', locale: 'en-GB' })
})

function partsOf({ items }: Order, id: BundleId) {
  return items.filter(({ bundle }) => bundle === id)
}
