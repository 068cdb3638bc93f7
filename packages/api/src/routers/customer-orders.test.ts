import { describe, expect, test } from 'vitest'
import { anAct, cart, home, line } from '../testing/cart.ts'
import type { Cart } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'

const ada = { customer: 'DE--21' }
const someoneElse = { reference: 'DE--22', firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.com' }

async function place(market: Market, items: Cart['items'], over: Partial<Cart> = {}) {
  return (await market.as('shop').orders.place({ ...cart(items, over), ...anAct() })).reference
}

describe('one of a customer’s orders', () => {
  test('says what was ordered, what it costs and where it is', async () => {
    const market = await aMarket()
    const options = [
      { name: 'Warranty', sku: 'W', unitPrice: 10_00, taxRate: 1900, discounts: [{ name: 'Half', amount: 5_00 }] },
    ]
    const items = [
      line(119_00, {
        options,
        discounts: [{ name: 'Loyal', amount: 9_00, code: 'L9' }],
        attributes: { colour: 'blue' },
      }),
      line(20_00, { merchant: 'MER000003', quantity: 2 }),
    ]
    const reference = await place(market, items, { customReference: 'PO-1', cartNote: 'Ring twice.' })
    const order = await market.as('shop').customerOrders.byReference({ ...ada, reference })
    expect(order).toMatchObject({
      orderReference: reference,
      customReference: 'PO-1',
      cartNote: 'Ring twice.',
      createdAt: '2026-11-02T10:00:00.000Z',
      currencyIsoCode: 'EUR',
      priceMode: 'GROSS_MODE',
      merchantReferences: ['MER000002', 'MER000003'],
      itemStates: ['New'],
      billingAddress: home,
      shippingAddress: home,
      totals: { subtotal: 169_00, discountTotal: 14_00, expenseTotal: 4_90, grandTotal: 159_90, canceledTotal: 0 },
      calculatedDiscounts: {
        Loyal: { displayName: 'Loyal', sumAmount: 9_00, voucherCode: 'L9' },
        Half: { displayName: 'Half', sumAmount: 5_00, voucherCode: null },
      },
      payments: [{ amount: 159_90, paymentProvider: 'Souk', paymentMethod: 'invoice' }],
      isCancellable: true,
      comments: [],
      bundleItems: [],
    })
    expect(order.totals.remunerationTotal).toBe(0)
    expect(order.totals.taxTotal).toBeGreaterThan(0)
    expect(order.items).toHaveLength(3)
    expect(order.items[0]).toMatchObject({
      orderReference: reference,
      merchantReference: 'MER000002',
      state: 'New',
      quantity: 1,
      unitGrossPrice: 119_00,
      sumGrossPrice: 119_00,
      unitNetPrice: 0,
      sumNetPrice: 0,
      unitPrice: 119_00,
      sumPrice: 119_00,
      sumSubtotalAggregation: 129_00,
      sumProductOptionPriceAggregation: 10_00,
      sumDiscountAmountAggregation: 9_00,
      sumDiscountAmountFullAggregation: 14_00,
      sumPriceToPayAggregation: 115_00,
      refundableAmount: 115_00,
      canceledAmount: 0,
      taxRate: 1900,
      taxRateAverageAggregation: 1900,
      isReturnable: false,
      relatedBundleItemIdentifier: null,
      metadata: { superAttributes: { colour: 'blue' }, image: null },
      productOptions: [{ optionName: 'Warranty', sku: 'W', price: 10_00 }],
    })
    expect(order.items[0]?.uuid).toMatch(/^[0-9a-f-]{36}$/)
    expect(order.expenses.map(({ type, sumPrice }) => [type, sumPrice])).toEqual([
      ['SHIPMENT_EXPENSE_TYPE', 3_74],
      ['SHIPMENT_EXPENSE_TYPE', 1_16],
    ])
    expect(order.shipments).toMatchObject([
      { shipmentMethodName: 'Standard', carrierName: 'Hermes', defaultGrossPrice: 3_74, defaultNetPrice: 0 },
      { shipmentMethodName: 'Standard', carrierName: 'Hermes', defaultGrossPrice: 1_16 },
    ])
    expect(
      order.groups.map(({ merchantReference, merchantName, items: its }) => [
        merchantReference,
        merchantName,
        its.length,
      ]),
    ).toEqual([
      ['MER000002', 'Merchant 2', 1],
      ['MER000003', 'Merchant 3', 2],
    ])
    expect(order.groups.map(({ idShipment }) => idShipment)).toEqual(
      order.shipments.map(({ idShipment }) => idShipment),
    )
  })

  test('has a bundle’s items and one entry for it, with its price', async () => {
    const market = await aMarket()
    const parts = ['camera', 'lens', 'bag'].map((sku) => line(50_00, { sku, bundle: 'kit' }))
    const bundles = [{ key: 'kit', sku: 'KIT', name: 'Camera kit', quantity: 1, unitPrice: 120_00, note: 'For Ada.' }]
    const reference = await place(market, parts, { bundles })
    const { items, bundleItems } = await market.as('shop').customerOrders.byReference({ ...ada, reference })
    expect(bundleItems).toEqual([
      {
        bundleItemIdentifier: items[0]?.relatedBundleItemIdentifier,
        sku: 'KIT',
        name: 'Camera kit',
        quantity: 1,
        unitPrice: 120_00,
        sumPrice: 120_00,
        sumPriceToPayAggregation: 120_00,
        note: 'For Ada.',
        image: null,
        isReturnable: null,
      },
    ])
    expect(items.map(({ sku, sumPrice }) => [sku, sumPrice])).toEqual([
      ['camera', 40_00],
      ['lens', 40_00],
      ['bag', 40_00],
    ])
  })

  test('names states in the customer’s language and says when things come, came, and may go back', async () => {
    const market = await aMarket()
    const shipment = { address: home, method: 'Standard', carrier: 'Hermes', requestedDeliveryDate: '2026-11-20' }
    const reference = await place(market, [line(10_00), line(20_00, { merchant: 'MER000003' })], { shipment })
    const seen = async (locale?: string) => {
      const order = await market.as('shop').customerOrders.byReference({ ...ada, reference, locale })
      return { ...order, items: order.items.map((item) => [item.state, item.isReturnable, item.deliveredAt]) }
    }
    await market.as('operator').orders.trigger({ reference, event: 'pay', ...anAct() })
    expect(await seen()).toMatchObject({ isCancellable: false, itemStates: ['In progress'] })
    const ship = (event: string) =>
      market.as('merchant').merchantOrders.trigger({ reference: `${reference}--MER000002`, event, ...anAct() })
    await ship('ship')
    expect(await seen('de-AT')).toMatchObject({
      itemStates: ['Versandt', 'In Bearbeitung'],
      items: [
        ['Versandt', true, null],
        ['In Bearbeitung', false, null],
      ],
    })
    expect(await seen('DE-AT')).toMatchObject({ itemStates: ['Versandt', 'In Bearbeitung'] })
    expect(await seen('den')).toMatchObject({ itemStates: ['Shipped', 'In progress'] })
    await ship('deliver')
    const delivered = ['Delivered', true, '2026-11-02T10:00:00.000Z']
    expect((await seen()).items[0]).toEqual(delivered)
    market.clock.now = new Date('2026-12-02T10:00:00.000Z')
    expect((await seen()).items[0]).toEqual(delivered)
    market.clock.now = new Date('2026-12-02T10:00:00.001Z')
    expect((await seen()).items[0]?.[1]).toBe(false)
    const { items } = await market.as('shop').customerOrders.byReference({ ...ada, reference })
    expect(items.map(({ expectedOn }) => expectedOn)).toEqual(['2026-11-20', '2026-11-20'])
  })

  test('is cancelled whole while its states allow it, and then no more', async () => {
    const market = await aMarket()
    const { orders, customerOrders } = market.as('shop')
    const reference = await place(market, [line(10_00), line(20_00)])
    expect((await customerOrders.byReference({ ...ada, reference })).isCancellable).toBe(true)
    const another = orders.cancel({ reference, customer: 'DE--22', ...anAct() })
    expect((await refusalOf(another)).code).toBe('order.not-found')
    await orders.cancel({ reference, ...ada, ...anAct() })
    const { isCancellable, itemStates, totals } = await customerOrders.byReference({ ...ada, reference })
    expect([isCancellable, itemStates, totals.grandTotal]).toEqual([false, ['Canceled'], 0])
    const paid = { reference: market.order.reference, ...anAct() }
    expect((await refusalOf(orders.cancel(paid))).code).toBe('order.not-cancellable')
  })

  test('carries the customer’s thread and nothing that operators write among themselves', async () => {
    const market = await aMarket()
    const reference = await place(market, [line(10_00)])
    const { comments } = market.as('operator')
    await comments.add({ reference, audience: 'internal', message: 'A difficult one', ...anAct() })
    await comments.add({ reference, audience: 'customer', message: 'On its way', ...anAct() })
    const asked = { reference, ...ada, audience: 'customer' as const, message: 'When?', ...anAct() }
    await market.as('shop').comments.add(asked)
    const { comment } = await market.as('shop').comments.add({ ...asked, message: 'Oh!', ...anAct() })
    await market.as('shop').comments.remove({ reference, ...ada, comment, ...anAct() })
    const order = await market.as('shop').customerOrders.byReference({ ...ada, reference })
    expect(order.comments.map(({ author, isOwn, message }) => [author, isOwn, message])).toEqual([
      ['olga@souk.example', false, 'On its way'],
      ['Ada Lovelace', true, 'When?'],
    ])
    expect(JSON.stringify(order)).not.toContain('difficult')
  })

  test('is not there for another customer, nor for a guest’s, nor where there is none', async () => {
    const market = await aMarket()
    const own = await place(market, [line(10_00)])
    const guest = await place(market, [line(10_00)], { customer: { ...someoneElse, reference: undefined } })
    const asked = [
      { reference: own, customer: 'DE--22' },
      { reference: guest, customer: 'DE--22' },
      { reference: 'DE--999', ...ada },
    ]
    for (const { reference, customer } of asked) {
      const refusal = await refusalOf(market.as('shop').customerOrders.byReference({ reference, customer }))
      expect(refusal).toMatchObject({
        code: 'order.not-found',
        message: `There is no order ${reference}.`,
        details: { reference },
      })
    }
  })
})

describe('a customer’s orders', () => {
  test('are listed newest first, page by page, with their totals', async () => {
    const market = await aMarket()
    const first = await place(market, [line(10_00)])
    await place(market, [line(20_00)], { customer: someoneElse })
    market.clock.now = new Date('2026-11-03T10:00:00.000Z')
    const second = await place(market, [line(30_00)])
    const { customerOrders } = market.as('shop')
    const { rows, total } = await customerOrders.list(ada)
    expect(total).toBe(3)
    expect(rows.map(({ orderReference }) => orderReference)).toEqual([second, first, market.order.reference])
    expect(rows[0]).toEqual({
      orderReference: second,
      merchantReferences: ['MER000002'],
      itemStates: ['New'],
      createdAt: '2026-11-03T10:00:00.000Z',
      currencyIsoCode: 'EUR',
      priceMode: 'GROSS_MODE',
      totals: {
        subtotal: 30_00,
        expenseTotal: 4_90,
        discountTotal: 0,
        taxTotal: 5_57,
        grandTotal: 34_90,
        canceledTotal: 0,
        remunerationTotal: 0,
      },
      isCancellable: true,
      isAmendable: false,
    })
    const page = await customerOrders.list({ ...ada, offset: 1, limit: 1 })
    expect([page.rows.map(({ orderReference }) => orderReference), page.total]).toEqual([[first], 3])
    expect(await customerOrders.list({ customer: 'DE--23' })).toEqual({ rows: [], total: 0 })
  })

  test('of which all is in a state kept from customers are not there', async () => {
    const market = await aMarket()
    const operator = market.as('operator')
    await operator.processes.import({ files: [{ path: 'Quiet01.xml', content: quiet }], main: 'Quiet01.xml' })
    await operator.paymentMethods.save({ key: 'quiet', provider: 'Souk', process: 'Quiet01' })
    const reference = await place(market, [line(10_00), line(20_00)], { payments: [{ method: 'quiet' }] })
    const { customerOrders } = market.as('shop')
    const { order } = await operator.orders.byReference({ reference })
    const reject = async (...places: number[]) => {
      const items = places.map((at) => order.items[at]?.id ?? '')
      await operator.orders.trigger({ reference, event: 'reject', items, ...anAct() })
    }
    await reject(0)
    const { items, itemStates, groups } = await customerOrders.byReference({ ...ada, reference })
    expect([items.length, itemStates, groups.map((group) => group.items.length)]).toEqual([1, ['New'], [1]])
    expect((await customerOrders.list(ada)).total).toBe(2)
    await reject(1)
    expect((await refusalOf(customerOrders.byReference({ ...ada, reference }))).code).toBe('order.not-found')
    expect((await customerOrders.list(ada)).total).toBe(1)
  })
})

const quiet = `<?xml version="1.0"?>
<statemachine xmlns="spryker:oms-01">
  <process name="Quiet01" main="true">
    <states>
      <state name="new"/>
      <state name="rejected"><flag>exclude from customer</flag></state>
    </states>
    <transitions><transition><source>new</source><target>rejected</target><event>reject</event></transition></transitions>
    <events><event name="reject" manual="true"/></events>
  </process>
</statemachine>`
