import { describe, expect, test } from 'vitest'
import { amendmentTask } from '@souk/services/amendments/run-amendment'
import { runTask } from '@souk/services/tasks/run-task'
import { anAct, cart, home, line } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import { refusalOf } from '../testing/refusal-of.ts'

const ada = { customer: 'DE--21' }

/** A customer's order of two units in its grace period of two hours, and what is done to it through the shop. */
async function ordered() {
  const market = await aMarket({ store: { gracePeriodMinutes: 120 } })
  const shop = market.as('shop')
  const { reference } = await shop.orders.place({ ...cart([line(20_00, { quantity: 2 })]), ...anAct() })
  const edit = { ...ada, reference }
  return {
    ...market,
    shop,
    edit,
    seen: async (which = reference) => {
      const { itemStates, items, billingAddress, isAmendable } = await shop.customerOrders.byReference({
        ...ada,
        reference: which,
      })
      return { itemStates, units: items.length, city: billingAddress.city, isAmendable }
    },
    start: () => shop.amendments.start({ ...edit, ...anAct() }),
    async work() {
      const lease = { kind: 'amendment', now: market.clock.now, leaseMs: 0, limit: 10 } as const
      for (const task of await market.orders.tasks.take(lease)) {
        await runTask(market.orders, task, amendmentTask(market.orders))
      }
    },
  }
}

describe('a customer', () => {
  test('edits a fresh order, and leaves it as it was', async () => {
    const { seen, start, shop, edit } = await ordered()
    expect(await seen()).toMatchObject({ itemStates: ['New'], isAmendable: true })
    const { amendment } = await start()
    expect(amendment.cart?.items).toMatchObject([{ merchant: 'MER000002', quantity: 2, unitPrice: 20_00 }])
    expect(await seen()).toMatchObject({ itemStates: ['Editing in Progress'], isAmendable: false })
    await shop.amendments.cancel({ ...edit, ...anAct() })
    expect(await seen()).toMatchObject({ itemStates: ['New'], isAmendable: true })
    expect(await shop.amendments.byOrder({ reference: edit.reference })).toMatchObject({
      amendment: { status: 'cancelled' },
    })
  })

  test('cannot edit it once the grace period is over', async () => {
    const { seen, start, edit, as } = await ordered()
    await as('operator').orders.trigger({ reference: edit.reference, event: 'skip grace period', ...anAct() })
    expect(await seen()).toMatchObject({ isAmendable: false })
    expect(await refusalOf(start())).toMatchObject({ code: 'amendment.not-amendable' })
  })

  test('has another quantity and address at the price of before, in a new order', async () => {
    const { seen, start, shop, edit } = await ordered()
    await start()
    const changes = { items: [line(30_00, { quantity: 3 })], billing: { ...home, city: 'Potsdam' } }
    const stock = [{ sku: line(0).sku, available: 1 }]
    const asked = { ...edit, changes, prices: 'original' as const, stock }
    const { difference, due, soldOut } = await shop.amendments.preview(asked)
    expect([difference, due, soldOut]).toEqual([20_00, 60_00 + 4_90, []])
    const { amendment } = await shop.amendments.finish({ ...asked, ...anAct() })
    expect(await seen(amendment.replacement)).toMatchObject({ itemStates: ['New'], units: 3, city: 'Potsdam' })
    expect(await seen()).toMatchObject({ itemStates: ['Canceled'] })
    const { order } = await shop.orders.byReference({ reference: amendment.replacement ?? '' })
    expect([order.replaces, order.totals.grandTotal]).toEqual([edit.reference, 64_90])
  })

  test('cannot have more than is there beside what the order has', async () => {
    const { start, shop, edit } = await ordered()
    await start()
    const changes = { items: [line(20_00, { quantity: 4 })] }
    const asked = { ...edit, changes, stock: [{ sku: line(0).sku, available: 1 }] }
    expect(await refusalOf(shop.amendments.finish({ ...asked, ...anAct() }))).toMatchObject({
      code: 'amendment.sold-out',
      details: { soldOut: [{ sku: line(0).sku, wanted: 4, most: 3 }] },
    })
  })

  test('who does not wait sees it edited until a worker has done it', async () => {
    const { seen, start, shop, edit, work } = await ordered()
    await start()
    const changes = { items: [line(20_00)] }
    const { amendment } = await shop.amendments.finish({ ...edit, changes, mode: 'async', ...anAct() })
    expect(await seen()).toMatchObject({ itemStates: ['Editing in Progress'], units: 2 })
    await work()
    expect(await seen(amendment.replacement)).toMatchObject({ itemStates: ['New'], units: 1 })
  })

  test('reorders: each line is of the merchant it was of, and can be placed', async () => {
    const { shop, edit } = await ordered()
    const items = [line(20_00, { offer: 'O-7' }), line(30_00, { merchant: 'MER000003' })]
    const { reference } = await shop.orders.place({ ...cart(items), ...anAct() })
    const { cart: again, unavailable } = await shop.orders.reorder({ ...edit, reference })
    expect(unavailable).toEqual([])
    expect(again.items.map(({ merchant, offer }) => [merchant, offer])).toEqual([
      ['MER000002', 'O-7'],
      ['MER000003', undefined],
    ])
    const { grandTotal } = await shop.orders.place({
      ...again,
      ...anAct(),
    })
    expect(grandTotal).toBe(54_90)
  })

  test('reorders nobody else’s: it is answered as if there were no such order', async () => {
    const {
      shop,
      edit: { reference },
    } = await ordered()
    const foreign = await refusalOf(shop.orders.reorder({ reference, customer: 'DE--22' }))
    const missing = await refusalOf(shop.orders.reorder({ reference: 'DE--99', customer: 'DE--22' }))
    expect(foreign).toMatchObject({ code: missing.code, details: { reference } })
    expect(foreign.message).toBe(missing.message.replace('DE--99', reference))
  })
})

test('a guest edits nothing', async () => {
  const { shop } = await ordered()
  const guest = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
  const { reference } = await shop.orders.place({ ...cart([line(20_00)], { customer: guest }), ...anAct() })
  expect(await refusalOf(shop.amendments.start({ ...ada, reference, ...anAct() }))).toMatchObject({
    code: 'amendment.for-registered-customers',
  })
})
