import { describe, expect, test } from 'vitest'
import { anAct, line, parcel } from '../testing/cart.ts'
import type { Caller } from '../testing/market.ts'
import { ada, countsOf, damaged, own, shipped } from './returning.ts'
import { aStory } from './story.ts'

/** By the customer, by the operator, by the merchant. */
async function three() {
  const story = await shipped()
  const first = await story.send('shop', ['001', '002'])
  const second = await story.send('operator', ['003'])
  const third = await story.send('merchant', ['004'])
  return { ...story, first, second, third }
}

describe('A-09: three returns on one order', () => {
  test('are numbered for their customer, whoever makes them, and say who did', async () => {
    const { first, second, third } = await three()
    expect([first, second, third].map((each) => [each.reference, each.by])).toEqual([
      ['DE--21-R1', 'Ada Lovelace'],
      ['DE--21-R2', 'olga@souk.example'],
      ['DE--21-R3', 'mira@souk.example'],
    ])
  })

  test('are listed for the operator, for their merchant and for the customer, newest first, and for nobody else', async () => {
    const story = await three()
    const listed = async (who: Caller, input: object = {}) =>
      (await story.as(who).returns.list(input)).rows.map(({ reference }) => reference)
    const all = ['DE--21-R3', 'DE--21-R2', 'DE--21-R1']
    expect(await listed('operator')).toEqual(all)
    expect(await listed('merchant')).toEqual(all)
    expect(await listed('shop', { customer: ada })).toEqual(all)
    expect(await listed('operator', { search: 'r2' })).toEqual(['DE--21-R2'])
    expect(await listed('foreign merchant')).toEqual([])
    expect(await listed('shop', { customer: 'DE--22' })).toEqual([])
  })

  test('have the states of their items, on the side of whoever asks', async () => {
    const { merchant, operator, pressAsMerchant, first, reference, rows } = await three()
    const act = { ...anAct(), reference: first.reference, event: 'execute-return' }
    const answer = await merchant.returns.trigger(act)
    expect(answer.results.map(({ item }) => item)).toEqual(rows.slice(0, 2).map(({ id }) => id))
    await pressAsMerchant({ reference, merchant: own, skus: ['003'] }, 'cancel-return')
    const seen = await merchant.returns.byReference({ reference: first.reference })
    expect(countsOf(seen.states)).toEqual(['2 returned'])
    const { rows: listed } = await operator.returns.list({})
    expect(listed.map(({ states }) => countsOf(states))).toEqual([
      ['1 waiting for return'],
      ['1 return canceled'],
      ['2 returned'],
    ])
  })

  test('are acted on by an operator for the merchant too', async () => {
    const { operator, first } = await three()
    const act = { reference: first.reference, event: 'execute-return' }
    const byThemselves = await operator.returns.trigger({ ...anAct(), ...act })
    expect(byThemselves.results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
    await operator.returns.trigger({ ...anAct(), ...act, side: 'merchant' })
    const seen = await operator.returns.byReference({ reference: first.reference, side: 'merchant' })
    expect(countsOf(seen.states)).toEqual(['2 returned'])
  })

  test('end with everything returned, to be refunded', async () => {
    const { operator, states, pressAsMerchant, reference } = await three()
    await pressAsMerchant({ reference, merchant: own }, 'execute-return')
    expect(new Set(Object.values(await states(reference)))).toEqual(new Set(['returned']))
    const detail = await operator.returns.byReference({ reference: 'DE--21-R1' })
    expect(detail.items.map(({ choices }) => choices.map(({ event }) => event))).toEqual([['refund'], ['refund']])
  })

  test('print a slip each, of what goes into the parcel', async () => {
    const { shop, reference } = await three()
    const slip = await shop.returns.slip({ reference: 'DE--21-R1', customer: ada, locale: 'de-DE' })
    expect(slip).toMatchObject({
      reference: 'DE--21-R1',
      orderReference: reference,
      merchant: { reference: own },
      customer: { email: 'ada@example.com' },
      items: ['001', '002'].map((sku) => ({ sku, name: 'Camera', quantity: 1, reason: 'Beschädigt' })),
      barcode: { symbology: 'code128', content: 'DE--21-R1' },
    })
  })
})

test('A-09: nothing can be returned before it was shipped', async () => {
  const story = await aStory()
  const reference = await story.place([line(119_00)])
  const { items } = await story.shop.returns.returnable({ reference, customer: ada })
  expect(items.map(({ returnable, because }) => [returnable, because?.code])).toEqual([[false, 'return.not-possible']])
})

const main = 'MER000001'

/** Four things of the main merchant, in one parcel on its way. */
async function sentByMain() {
  const story = await aStory({ store: { gracePeriodMinutes: 120 } })
  const items = ['200', '201', '202', '203'].map((sku) => line(20_00, { sku, merchant: main }))
  const reference = await story.place(items, { shipment: parcel(5_90) })
  const returnable = async () =>
    (await story.shop.returns.returnable({ reference, customer: ada })).items.map((item) => item.returnable)
  const before = await returnable()
  await story.press({ reference }, 'skip grace period', 'pay', 'skip picking')
  await story.pressAsMerchant({ reference, merchant: main }, 'send to distribution', 'confirm at center', 'ship')
  const wished = async (...wanted: readonly string[]) => {
    const rows = (await story.order(reference)).items.filter(({ sku }) => wanted.includes(sku))
    return { reference, items: rows.map(({ id }) => ({ item: id, reason: damaged })), ...anAct() }
  }
  return { ...story, reference, before, returnable, wished }
}

test('A-09: a customer, an operator and an agent return one order in three parts', async () => {
  const { shop, operator, reference, before, returnable, wished, pressAsMerchant, merchantStates, states } =
    await sentByMain()
  expect(before).toEqual([false, false, false, false])
  expect(await returnable()).toEqual([true, true, true, true])

  const first = await shop.returns.create({ ...(await wished('200', '202')), customer: ada })
  const slip = await shop.returns.slip({ reference: first.reference, customer: ada })
  expect(slip.items.map(({ sku }) => sku)).toEqual(['200', '202'])

  await pressAsMerchant({ reference, merchant: main }, 'execute-return')
  expect(await merchantStates(reference)).toEqual({ 200: 'returned', 201: 'shipped', 202: 'returned', 203: 'shipped' })

  await operator.returns.create(await wished('201'))
  const agents = await shop.returns.create({ ...(await wished('203')), customer: ada })
  await pressAsMerchant({ reference, merchant: main }, 'execute-return')
  const { rows } = await operator.returns.list({ side: 'merchant' })
  expect(rows.map((row) => [row.orderReference, row.quantity])).toEqual([1, 1, 2].map((count) => [reference, count]))
  expect(rows[0]?.reference).toBe(agents.reference)
  const newest = await operator.returns.byReference({ reference: agents.reference, side: 'merchant' })
  expect(newest.items.map(({ sku }) => sku)).toEqual(['203'])

  expect(new Set(Object.values(await states(reference)))).toEqual(new Set(['returned']))
  const shown = await shop.customerOrders.byReference({ reference, customer: ada, locale: 'en-GB' })
  expect(shown.itemStates).toEqual(['Returned'])
})
