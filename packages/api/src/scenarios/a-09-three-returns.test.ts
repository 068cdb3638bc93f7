import { describe, expect, test } from 'vitest'
import { anAct, line } from '../testing/cart.ts'
import type { Caller } from '../testing/market.ts'
import { ada, countsOf, own, shipped } from './returning.ts'
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
