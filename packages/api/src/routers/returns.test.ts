import { describe, expect, test } from 'vitest'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine, aShipment } from '@souk/domain/testing/order'
import { handling, key } from '../testing/hands.ts'
import { aMarket } from '../testing/market.ts'
import type { Caller, Market } from '../testing/market.ts'

const ada = 'DE--21'
const own = 'MER000002'
const someId = '0192f000-0000-7000-8000-00000000ffff'

/** An order of Ada's that its merchants have shipped; what its hands are for is the first merchant's share. */
async function shipped(cart: Partial<PlaceInput> = {}) {
  const market = await aMarket()
  const { reference } = await market.place({ items: [aLine(), aLine(), aLine(), aLine()], ...cart })
  const hands = handling(market, reference, own)
  await hands.fire('pay')
  await hands.fireAtMerchant('ship')
  const items = (await hands.order()).items.map(({ id }) => id)
  const send = async (who: Caller, positions: readonly number[], over: object = {}) =>
    market.as(who).returns.create({
      ...key(),
      reference,
      items: positions.map((at) => ({ item: items[at] ?? '', reason: 'return.return_reasons.damaged.name' })),
      ...over,
    })
  return { market, reference, items, send, ...hands }
}

function statesOf(states: readonly { state: string; count: number }[]): string[] {
  return states.map(({ state, count }) => `${count} ${state}`).toSorted()
}

describe('three returns on one order (A-09)', () => {
  async function three() {
    const world = await shipped()
    const { send, reference } = world
    const first = await send('shop', [0, 1], { customer: ada })
    const second = await send('operator', [2])
    const third = await send('merchant', [3], { reference: `${reference}--${own}` })
    return { ...world, first, second, third }
  }

  test('are numbered for their customer, whoever makes them, and say who did', async () => {
    const { first, second, third } = await three()
    expect([first, second, third].map((each) => [each.reference, each.by])).toEqual([
      ['DE--21-R1', 'Ada Lovelace'],
      ['DE--21-R2', 'olga@souk.example'],
      ['DE--21-R3', 'mira@souk.example'],
    ])
  })

  test('are listed for the operator, for their merchant and for the customer, newest first, and for nobody else', async () => {
    const { market } = await three()
    const listed = async (who: Caller, input: object = {}) =>
      (await market.as(who).returns.list(input)).rows.map(({ reference }) => reference)
    const all = ['DE--21-R3', 'DE--21-R2', 'DE--21-R1']
    expect(await listed('operator')).toEqual(all)
    expect(await listed('merchant')).toEqual(all)
    expect(await listed('shop', { customer: ada })).toEqual(all)
    expect(await listed('operator', { search: 'r2' })).toEqual(['DE--21-R2'])
    expect(await listed('foreign merchant')).toEqual([])
    expect(await listed('shop', { customer: 'DE--22' })).toEqual([])
  })

  test('have the states of their items, on the side of whoever asks', async () => {
    const { market, first, fireAtMerchant, items } = await three()
    const { returns } = market.as('merchant')
    const answer = await returns.trigger({ ...key(), reference: first.reference, event: 'execute-return' })
    expect(answer.results.map(({ item }) => item)).toEqual(items.slice(0, 2))
    await fireAtMerchant('cancel-return', 2)
    expect(statesOf((await returns.byReference({ reference: first.reference })).states)).toEqual(['2 returned'])
    const [third, second, ...rest] = (await market.as('operator').returns.list({})).rows
    expect([third, second, ...rest].map((row) => statesOf(row?.states ?? []))).toEqual([
      ['1 waiting for return'],
      ['1 return canceled'],
      ['2 returned'],
    ])
  })

  test('are acted on by an operator for the merchant too', async () => {
    const { market, first } = await three()
    const { returns } = market.as('operator')
    const act = { reference: first.reference, event: 'execute-return' }
    await expect(returns.trigger({ ...key(), ...act })).resolves.toMatchObject({
      results: [{ outcome: 'refused' }, { outcome: 'refused' }],
    })
    await returns.trigger({ ...key(), ...act, side: 'merchant' })
    const detail = await returns.byReference({ reference: first.reference, side: 'merchant' })
    expect(statesOf(detail.states)).toEqual(['2 returned'])
  })

  test('end with everything returned', async () => {
    const { market, order, fireAtMerchant } = await three()
    await fireAtMerchant('execute-return')
    expect(new Set((await order()).items.map(({ machine }) => machine.state))).toEqual(new Set(['returned']))
    const detail = await market.as('operator').returns.byReference({ reference: 'DE--21-R1' })
    expect(detail.items.map(({ choices }) => choices.map(({ event }) => event))).toEqual([['refund'], ['refund']])
  })

  test('print a slip each, with what goes into the parcel', async () => {
    const { market, reference } = await three()
    await market
      .as('operator')
      .returnReasons.save({ key: 'return.return_reasons.damaged.name', names: { fr: 'Abîmé' } })
    const slip = await market.as('shop').returns.slip({ reference: 'DE--21-R1', customer: ada, locale: 'fr-FR' })
    expect(slip).toMatchObject({
      reference: 'DE--21-R1',
      orderReference: reference,
      merchant: { reference: own },
      customer: { email: 'ada@example.com' },
      items: [0, 1].map(() => ({ sku: '007_30691822', name: 'Camera', quantity: 1, reason: 'Abîmé' })),
      barcode: { symbology: 'code128', content: 'DE--21-R1' },
    })
  })
})

describe('creating a return through a shop', () => {
  test('promises the money back, and gives nothing yet (A-24)', async () => {
    const { market, send, items, reference } = await shipped()
    const created = await send('shop', [1], { customer: ada })
    expect(created).toMatchObject({
      store: 'DE',
      customerReference: ada,
      orderReference: reference,
      merchant: aMerchant(2).id,
      refundTotal: 0,
      remunerationTotal: 119_00,
    })
    const detail = await market.as('shop').returns.byReference({ reference: created.reference, customer: ada })
    const { version: _version, ...row } = created
    expect(detail).toMatchObject(row)
    expect(detail.items).toMatchObject([
      {
        item: items[1],
        reason: 'return.return_reasons.damaged.name',
        reasonText: 'Beschädigt',
        state: 'waiting for return',
        remuneration: 119_00,
      },
    ])
    expect((await market.as('shop').returns.list({ customer: ada })).rows).toEqual([row])
  })

  test('is done once, however often it is asked for', async () => {
    const { market, reference, items } = await shipped()
    const act = { ...key(), reference, customer: ada, items: [{ item: items[0] ?? '', reason: 'Too big' }] }
    const first = await market.as('shop').returns.create(act)
    expect(await market.as('shop').returns.create(act)).toEqual(first)
    expect((await market.as('operator').returns.list({})).total).toBe(1)
  })

  test.each<[string, (ids: readonly string[]) => string, string | undefined, object]>([
    [
      'an item that is on its way back',
      ([first = '']) => first,
      ada,
      { code: 'return.not-possible', details: { glue: '3601' } },
    ],
    ['an item that is not in it', () => someId, ada, { code: 'item.not-found', details: { glue: '3601' } }],
    ['another customer', ([, second = '']) => second, 'DE--22', { code: 'order.not-found' }],
    ['nobody', ([, second = '']) => second, undefined, { code: 'return.guest', details: { glue: '3601' } }],
  ])('is refused for %s, and nothing is left of it (A-25)', async (...[, itemOf, customer, cause]) => {
    const { market, reference, items, send, order } = await shipped()
    await send('operator', [0])
    const before = await order()
    const line = { item: itemOf(items), reason: 'Too big' }
    const creating = market.as('shop').returns.create({ ...key(), reference, customer, items: [line] })
    await expect(creating).rejects.toMatchObject({ cause })
    expect(await order()).toEqual(before)
    expect((await market.as('operator').returns.list({})).total).toBe(1)
  })

  test.each([
    ['an empty id', { item: '', reason: 'Too big' }],
    ['an empty reason', { item: someId, reason: ' ' }],
  ])('is refused for %s before anything is looked at (A-25)', async (_, line) => {
    const { market, reference } = await shipped()
    const creating = market.as('shop').returns.create({ ...key(), reference, customer: ada, items: [line] })
    await expect(creating).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('is refused for goods of several merchants, as the reference does (A-25)', async () => {
    const { market, reference, order } = await shipped({ items: [aLine(), aLine({ merchant: 'MER000003' })] })
    await handling(market, reference, 'MER000003').fireAtMerchant('ship')
    const items = (await order()).items.map(({ id }) => ({ item: id, reason: 'Too big' }))
    const creating = market.as('shop').returns.create({ ...key(), reference, customer: ada, items })
    await expect(creating).rejects.toMatchObject({
      cause: { code: 'return.several-merchants', details: { glue: '3603' } },
    })
  })

  test('is refused to guests, for whom an operator does it', async () => {
    const customer = { firstName: 'Gus', lastName: 'Guest', email: 'gus@example.com' }
    const { send } = await shipped({ customer })
    await expect(send('shop', [0])).rejects.toMatchObject({ cause: { code: 'return.guest' } })
    await expect(send('shop', [0], { customer: ada })).rejects.toMatchObject({ cause: { code: 'order.not-found' } })
    expect(await send('operator', [0])).toMatchObject({ reference: 'DE-G1', by: 'olga@souk.example' })
  })

  test('at the same moment gives every return a number of its own', async () => {
    const { send } = await shipped()
    const created = await Promise.all([0, 1, 2, 3].map((at) => send('shop', [at], { customer: ada })))
    expect(created.map(({ reference }) => reference).toSorted()).toEqual([1, 2, 3, 4].map((n) => `DE--21-R${n}`))
  })
})

describe('a return of another', () => {
  test('is not found, by a merchant, for a customer, or at all', async () => {
    const { market, send } = await shipped()
    const { reference } = await send('operator', [0])
    const notFound = { code: 'NOT_FOUND', cause: { code: 'return.not-found', details: { glue: '3602' } } }
    const foreign = market.as('foreign merchant').returns
    await expect(foreign.byReference({ reference })).rejects.toMatchObject(notFound)
    await expect(foreign.slip({ reference })).rejects.toMatchObject(notFound)
    await expect(foreign.trigger({ ...key(), reference, event: 'execute-return' })).rejects.toMatchObject(notFound)
    const { returns } = market.as('shop')
    await expect(returns.byReference({ reference, customer: 'DE--22' })).rejects.toMatchObject(notFound)
    await expect(returns.byReference({ reference: 'DE--21-R9' })).rejects.toMatchObject(notFound)
  })

  test('cannot be made by a merchant, and neither of goods that are another’s', async () => {
    const { reference, send } = await shipped({ items: [aLine(), aLine({ merchant: 'MER000003' })] })
    const foreign = send('foreign merchant', [0], { reference: `${reference}--${own}` })
    await expect(foreign).rejects.toMatchObject({ cause: { code: 'merchant-order.not-found' } })
    const others = send('merchant', [1], { reference: `${reference}--${own}` })
    await expect(others).rejects.toMatchObject({ cause: { code: 'item.not-found', details: { glue: '3601' } } })
  })

  test('cannot be moved through one’s own', async () => {
    const { market, send, items } = await shipped()
    const { reference } = await send('operator', [0])
    const moving = market
      .as('merchant')
      .returns.trigger({ ...key(), reference, event: 'execute-return', items: items.slice(1, 2) })
    await expect(moving).rejects.toMatchObject({ cause: { code: 'item.not-found' } })
  })
})

test('goods are returned from shipped and from delivered alike (A-36)', async () => {
  const { send, fireAtMerchant, order } = await shipped()
  await fireAtMerchant('deliver', 1)
  await send('operator', [0, 1])
  expect((await order()).items.map(({ machine }) => machine.state)).toEqual([
    'waiting for return',
    'waiting for return',
    'shipped by merchant',
    'shipped by merchant',
  ])
})

test('a returned item is refunded by what it cost, in one refund (A-37)', async () => {
  const { send, fireAtMerchant, fire, order } = await shipped({ items: [aLine({ unitPrice: 85_50 })] })
  await send('operator', [0])
  await fireAtMerchant('execute-return')
  await fire('refund')
  const { refunds, totals, items } = await order()
  expect(refunds.map(({ amount }) => amount)).toEqual([85_50])
  expect(totals).toMatchObject({ refundedTotal: 85_50, grandTotal: 0 })
  expect(items[0]?.machine.state).toBe('refunded')
})

test('part of a row goes back, and part of a return comes in', async () => {
  const { market, reference, items, fireAtMerchant, order } = await shipped({
    items: [aLine({ quantity: 5, splittable: false })],
    shipments: [aShipment({ price: 5_00 })],
  })
  const [item = ''] = items
  const created = await market
    .as('shop')
    .returns.create({ ...key(), reference, customer: ada, items: [{ item, quantity: 3, reason: 'Too many' }] })
  expect(created).toMatchObject({ quantity: 3, remunerationTotal: 3 * 119_00 })
  const part = (await order()).items[1]?.id ?? ''
  await market.as('merchant').returns.trigger({
    ...key(),
    reference: created.reference,
    event: 'execute-return',
    quantities: [{ item: part, quantity: 2 }],
  })
  const detail = await market.as('operator').returns.byReference({ reference: created.reference })
  expect(detail.items.map(({ quantity, state }) => [quantity, state])).toEqual([
    [1, 'waiting for return'],
    [2, 'returned'],
  ])
  expect(detail).toMatchObject({ quantity: 3, remunerationTotal: 3 * 119_00 })
  await fireAtMerchant('refund')
  expect((await order()).totals.refundedTotal).toBe(2 * 119_00)
})

test('what can go back is told for each item, with the marketplace’s policy', async () => {
  const { market, reference, send, fireAtMerchant, items } = await shipped()
  await market.as('operator').settings.save({ key: 'returns', value: { days: 14, policy: 'Unused, please.' } })
  await fireAtMerchant('deliver', 0)
  await send('operator', [1])
  const answer = await market.as('shop').returns.returnable({ reference, customer: ada })
  expect(answer).toMatchObject({
    reference,
    policy: 'Unused, please.',
    items: [
      { item: items[0], returnable: true, until: '2026-11-16T10:00:00.000Z', merchant: aMerchant(2).id },
      { item: items[1], returnable: false, because: { code: 'return.not-possible', state: 'waiting for return' } },
      { item: items[2], returnable: true },
      { item: items[3], returnable: true },
    ],
  })
  const others = market.as('shop').returns.returnable({ reference, customer: 'DE--22' })
  await expect(others).rejects.toMatchObject({ cause: { code: 'order.not-found' } })
  const mine = await market.as('merchant').returns.returnable({ reference: `${reference}--${own}` })
  expect(mine.items).toHaveLength(4)
})

describe('return reasons', () => {
  const keysOf = async (market: Market) => (await market.as('anonymous').returnReasons.list()).map((one) => one.key)
  const known = ['damaged', 'no_longer_needed', 'wrong-item'].map((name) => `return.return_reasons.${name}.name`)

  test('are read by anybody, each with a text in their language (A-26)', async () => {
    const market = await aMarket()
    expect(await keysOf(market)).toEqual(known)
    const { returnReasons } = market.as('anonymous')
    expect((await returnReasons.list({ locale: 'de-AT' })).map(({ reason }) => reason)).toEqual([
      'Beschädigt',
      'Nicht mehr benötigt',
      'Falscher Artikel',
    ])
    expect((await returnReasons.list({ locale: 'fr' }))[0]?.reason).toBe('Damaged')
  })

  test('are the operator’s to add, rename and take away, but for the last', async () => {
    const market = await aMarket()
    const { returnReasons } = market.as('operator')
    await returnReasons.save({ key: 'late', names: { en: 'Too late' } })
    expect(await keysOf(market)).toEqual(['late', ...known])
    for (const reason of known) await returnReasons.remove({ key: reason })
    expect(await keysOf(market)).toEqual(['late'])
    await expect(returnReasons.remove({ key: 'late' })).rejects.toMatchObject({ cause: { code: 'return-reason.last' } })
    await expect(returnReasons.remove({ key: 'early' })).rejects.toMatchObject({
      cause: { code: 'return-reason.not-found' },
    })
  })

  test('are imported from the reference’s files, all or none', async () => {
    const market = await aMarket()
    const { returnReasons } = market.as('operator')
    const csv = 'reason_key,glossary_key_reason\nreason-1,return.late\nreason-2,return.return_reasons.damaged.name\n'
    const glossary = 'key,translation,locale\nreturn.late,Too late,en_US\nreturn.late,Zu spät,de_DE\n'
    expect(await returnReasons.import({ csv, glossary, dryRun: true })).toEqual({ errors: [], saved: 2 })
    expect(await keysOf(market)).toEqual(known)
    expect(await returnReasons.import({ csv, glossary })).toEqual({ errors: [], saved: 2 })
    const listed = await market.as('anonymous').returnReasons.list({ locale: 'de-DE' })
    expect(listed.map(({ reason }) => reason)).toEqual([
      'Zu spät',
      'Beschädigt',
      'Nicht mehr benötigt',
      'Falscher Artikel',
    ])
    const broken = await returnReasons.import({ csv: 'reason_key,glossary_key_reason\nreason-1,\nreason-1,x\n' })
    expect(broken).toMatchObject({
      saved: 0,
      errors: [
        { file: 'return_reason.csv', row: 2, column: 'glossary_key_reason', code: 'csv.value-missing' },
        { file: 'return_reason.csv', row: 3, column: 'reason_key', code: 'csv.duplicate-key' },
      ],
    })
  })
})
