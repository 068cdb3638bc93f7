import { describe, expect, test } from 'vitest'
import { amendmentTask } from '@souk/services/amendments/run-amendment'
import { runTask } from '@souk/services/tasks/run-task'
import { anAct, home, line, parcel } from '../testing/cart.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { aStory } from './story.ts'
import type { Story } from './story.ts'

const customer = 'DE--21'
const pen = (over: object = {}) => line(10_00, { sku: 'pen', ...over })
const ink = line(5_00, { sku: 'ink' })

const NEW = ['oms.state.new']
/** Both are read as “Editing in Progress”. */
const EDITING = ['oms.state.order-amendment']
const EDITED = ['oms.state.order-amendment-draft']

/** Its code was taken down, its money not yet. */
const withGiftCard = {
  payments: [{ method: 'gift card', amount: 12_00, details: { code: 'A-1' } }, { method: 'invoice' }],
}

/** A fresh order of a pen and ink in its grace period. */
async function fresh(over: Parameters<Story['place']>[1] = {}) {
  const story = await aStory({ store: { gracePeriodMinutes: 120 } })
  await story.operator.paymentMethods.save({ key: 'gift card', provider: 'Souk', process: 'Prepaid01' })
  const reference = await story.place([pen(), ink], over)
  const named = { reference, customer }
  return { story, reference, named, start: () => story.shop.amendments.start({ ...named, ...anAct() }) }
}

/** Keys of what the customer reads of the order's state. */
async function shown({ operator, order }: Story, reference: string): Promise<readonly (string | undefined)[]> {
  const { process } = await operator.processes.get({ name: 'MarketplacePayment01' })
  const states = (await order(reference)).items.map(({ machine }) => machine.state)
  const found = process.states.filter(({ name }) => states.includes(name))
  return [...new Set(found.map(({ display }) => display))]
}

const quantities = ({ items }: Awaited<ReturnType<Story['order']>>) =>
  Object.fromEntries(
    Map.groupBy(items, ({ sku }) => sku)
      .entries()
      .map(([sku, rows]) => [sku, rows.length]),
  )

describe('A-39: a customer who edits an order', () => {
  test('gets its items into a cart, and the order says so', async () => {
    const { story, reference, start } = await fresh()
    expect(await shown(story, reference)).toEqual(NEW)
    const { amendment } = await start()
    expect(amendment.cart?.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['pen', 1],
      ['ink', 1],
    ])
    expect(await shown(story, reference)).toEqual(EDITING)
  })

  test('cannot any more once the grace period is over', async () => {
    const { story, reference, start } = await fresh()
    await story.press({ reference }, 'skip grace period')
    expect((await refusalOf(start())).code).toBe('amendment.not-amendable')
  })

  test('may give it up: the order is as new as it was', async () => {
    const { story, reference, named, start } = await fresh()
    await start()
    await story.shop.amendments.cancel({ ...named, ...anAct() })
    expect(await shown(story, reference)).toEqual(NEW)
  })

  test('gets no more of what is sold out than there is and they had', async () => {
    const { story, named, start } = await fresh()
    await start()
    const stock = [{ sku: 'pen', available: 1 }]
    const wanting = (quantity: number) => ({
      ...named,
      changes: { items: [pen({ quantity }), ink] },
      stock,
      ...anAct(),
    })
    const refusal = await refusalOf(story.shop.amendments.finish(wanting(3)))
    expect(refusal).toMatchObject({ code: 'amendment.sold-out', details: { soldOut: [{ sku: 'pen', most: 2 }] } })
    expect((await story.shop.amendments.finish(wanting(2))).amendment.status).toBe('applied')
  })

  test('finishes it: other quantities, another address, the price of then', async () => {
    const { story, reference, named, start } = await fresh()
    await start()
    const items = [pen({ quantity: 3, unitPrice: 12_00 }), ink]
    const address = { ...home, city: 'Bonn' }
    const shipment = { ...parcel(4_90), address }
    const changes = { items, shipment, shipments: [] }
    const { amendment } = await story.shop.amendments.finish({ ...named, changes, ...anAct() })
    const replacement = await story.order(amendment.replacement ?? '')
    expect(quantities(replacement)).toEqual({ pen: 3, ink: 1 })
    expect(replacement.shipping).toEqual(address)
    expect(replacement.totals.subtotal).toBe(3 * 10_00 + 5_00)
    expect(replacement.replaces).toBe(reference)
    expect(await story.states(reference)).toEqual({ pen: 'cancelled', ink: 'cancelled' })
    expect(await shown(story, replacement.reference)).toEqual(NEW)
  })

  test('pays by gift card what the card was to pay, and by invoice what is more', async () => {
    const { story, named, start } = await fresh(withGiftCard)
    await start()
    const changes = { items: [pen({ quantity: 3 }), ink] }
    const { after } = await story.shop.amendments.preview({ ...named, changes })
    const { amendment } = await story.shop.amendments.finish({ ...named, changes, ...anAct() })
    const replacement = await story.order(amendment.replacement ?? '')
    expect(replacement.totals.grandTotal).toBe(after.grandTotal)
    expect(replacement.payments.map(({ method, amount, details }) => [method, amount, details])).toEqual([
      ['invoice', after.grandTotal - 12_00, undefined],
      ['gift card', 12_00, { code: 'A-1' }],
    ])
  })

  test('pays nothing on invoice where the gift card is enough, and no more of the card than is needed', async () => {
    const { story, named, start } = await fresh(withGiftCard)
    await start()
    const changes = { items: [ink], shipment: parcel(0), shipments: [] }
    const { amendment } = await story.shop.amendments.finish({ ...named, changes, ...anAct() })
    const { payments } = await story.order(amendment.replacement ?? '')
    expect(payments.map(({ method, amount }) => [method, amount])).toEqual([['gift card', 5_00]])
  })

  test('may finish it later: until a worker comes by, the order is the old one, still being edited', async () => {
    const { story, reference, named, start } = await fresh()
    await start()
    const changes = { items: [pen({ quantity: 3 }), ink] }
    await story.shop.amendments.finish({ ...named, changes, mode: 'async', ...anAct() })
    expect(await shown(story, reference)).toEqual(EDITED)
    expect(quantities(await story.order(reference))).toEqual({ pen: 1, ink: 1 })

    const { orders, clock } = story
    const due = await orders.tasks.take({ kind: 'amendment', now: clock.now, leaseMs: 60_000, limit: 10 })
    for (const task of due) await runTask(orders, task, amendmentTask(orders))
    const { amendment } = await story.shop.amendments.byOrder({ reference })
    expect(amendment.status).toBe('applied')
    expect(quantities(await story.order(amendment.replacement ?? ''))).toEqual({ pen: 3, ink: 1 })
  })

  test('may have it done by a colleague', async () => {
    const { story, named } = await fresh()
    const { amendment } = await story.shop.amendments.start({ ...named, colleague: 'Grace', ...anAct() })
    expect(amendment.by).toMatchObject({ kind: 'customer', name: expect.stringContaining('Grace') })
  })
})
