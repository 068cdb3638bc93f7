import { describe, expect, test } from 'vitest'
import { aMerchant } from '../testing/marketplace.ts'
import { aLine, anAddress, anOrder, aShipment, marketplaceProcess, NOW } from '../testing/order.ts'

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

describe('shipments', () => {
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

  test('of an order that costs nothing are nothing', () => {
    const order = anOrder({ items: [aLine({ unitPrice: 0 })], payments: [{ method: 'card', captured: true }] })
    expect(order.payments).toMatchObject([{ amount: 0, captured: 0 }])
    expect(order.totals.grandTotal).toBe(0)
  })
})

test('currency and locale are the store’s unless said, and what is not said is not there', () => {
  const order = anOrder({ customReference: undefined })
  expect(order).toMatchObject({ currency: 'EUR', locale: 'de-DE', version: 1, placedAt: NOW, updatedAt: NOW })
  expect(Object.keys(order)).not.toContain('customReference')
  expect(anOrder({ currency: 'CHF', locale: 'en-GB' })).toMatchObject({ currency: 'CHF', locale: 'en-GB' })
})
