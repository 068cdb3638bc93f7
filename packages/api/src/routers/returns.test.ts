import { describe, expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { ada, own, shipped, skus } from '../scenarios/returning.ts'
import { anAct, line } from '../testing/cart.ts'
import { aMarket } from '../testing/market.ts'
import type { Market } from '../testing/market.ts'

describe('creating a return', () => {
  test('is done once, however often it is asked for', async () => {
    const { shop, operator, reference, rows } = await shipped()
    const act = { ...anAct(), reference, customer: ada, items: [{ item: rows[0]?.id ?? '', reason: 'Too big' }] }
    const first = await shop.returns.create(act)
    expect(await shop.returns.create(act)).toEqual(first)
    expect((await operator.returns.list({})).total).toBe(1)
  })

  test('at the same moment gives every return a number of its own', async () => {
    const { send } = await shipped()
    const created = await Promise.all(skus.map((sku) => send('shop', [sku])))
    expect(created.map(({ reference }) => reference).toSorted()).toEqual([1, 2, 3, 4].map((n) => `DE--21-R${n}`))
  })

  test('is refused for another customer, and where none is named', async () => {
    const { send } = await shipped()
    const forAnother = send('shop', ['001'], { customer: 'DE--22' })
    await expect(forAnother).rejects.toMatchObject({ cause: { code: 'order.not-found' } })
    const forNobody = send('shop', ['001'], { customer: undefined })
    await expect(forNobody).rejects.toMatchObject({ cause: { code: 'return.guest', details: { glue: '3601' } } })
  })

  test('is refused to guests, for whom an operator does it', async () => {
    const customer = { firstName: 'Gus', lastName: 'Guest', email: 'gus@example.com' }
    const { send } = await shipped(undefined, { customer })
    await expect(send('shop', ['001'])).rejects.toMatchObject({ cause: { code: 'order.not-found' } })
    expect(await send('operator', ['001'])).toMatchObject({ reference: 'DE-G1', by: 'olga@souk.example' })
  })
})

describe('a return of another', () => {
  test('is not found, by a merchant or for a customer', async () => {
    const { as, shop, send } = await shipped()
    const { reference } = await send('operator', ['001'])
    const notFound = { code: 'NOT_FOUND', cause: { code: 'return.not-found', details: { glue: '3602' } } }
    const foreign = as('foreign merchant').returns
    await expect(foreign.byReference({ reference })).rejects.toMatchObject(notFound)
    await expect(foreign.slip({ reference })).rejects.toMatchObject(notFound)
    const moving = foreign.trigger({ ...anAct(), reference, event: 'execute-return' })
    await expect(moving).rejects.toMatchObject(notFound)
    await expect(shop.returns.byReference({ reference, customer: 'DE--22' })).rejects.toMatchObject(notFound)
  })

  test('cannot be made by a merchant, and neither of goods that are another’s', async () => {
    const { send, reference } = await shipped([
      line(119_00, { sku: '001' }),
      line(20_00, { sku: '002', merchant: 'MER000003' }),
    ])
    const foreign = send('foreign merchant', ['001'], { reference: `${reference}--${own}` })
    await expect(foreign).rejects.toMatchObject({ cause: { code: 'merchant-order.not-found' } })
    const others = send('merchant', ['002'])
    await expect(others).rejects.toMatchObject({ cause: { code: 'item.not-found', details: { glue: '3601' } } })
  })

  test('cannot be moved through one’s own', async () => {
    const { merchant, send, rows } = await shipped()
    const { reference } = await send('operator', ['001'])
    const items = rows.slice(1, 2).map(({ id }) => id)
    const moving = merchant.returns.trigger({ ...anAct(), reference, event: 'execute-return', items })
    await expect(moving).rejects.toMatchObject({ cause: { code: 'item.not-found' } })
  })
})

test('part of a row goes back, and part of a return comes in', async () => {
  const row = line(119_00, { sku: '001', quantity: 5, splittable: false })
  const { shop, merchant, operator, pressAsMerchant, order, reference, rows } = await shipped([row])
  const items = [{ item: rows[0]?.id ?? '', quantity: 3, reason: 'Too many' }]
  const created = await shop.returns.create({ ...anAct(), reference, customer: ada, items })
  expect(created).toMatchObject({ quantity: 3, remunerationTotal: 3 * 119_00 })

  const part = (await order(reference)).items[1]?.id ?? ''
  const act = { reference: created.reference, event: 'execute-return' }
  await merchant.returns.trigger({ ...anAct(), ...act, quantities: [{ item: part, quantity: 2 }] })
  const detail = await operator.returns.byReference({ reference: created.reference })
  expect(detail.items.map(({ quantity, state }) => [quantity, state])).toEqual([
    [1, 'waiting for return'],
    [2, 'returned'],
  ])
  expect(detail).toMatchObject({ quantity: 3, remunerationTotal: 3 * 119_00 })

  await pressAsMerchant({ reference, merchant: own }, 'refund')
  expect((await order(reference)).totals.refundedTotal).toBe(2 * 119_00)
})

test('what can go back is told for each item, with the marketplace’s policy', async () => {
  const { shop, merchant, operator, pressAsMerchant, send, reference, rows } = await shipped()
  await operator.settings.save({ key: 'returns', value: { days: 14, policy: 'Unused, please.' } })
  await pressAsMerchant({ reference, merchant: own, skus: ['001'] }, 'deliver')
  await send('operator', ['002'])
  expect(await shop.returns.returnable({ reference, customer: ada })).toMatchObject({
    reference,
    policy: 'Unused, please.',
    items: [
      { item: rows[0]?.id, returnable: true, until: '2026-11-16T10:00:00.000Z', merchant: aMerchant(2).id },
      { item: rows[1]?.id, returnable: false, because: { code: 'return.not-possible', state: 'waiting for return' } },
      { item: rows[2]?.id, returnable: true },
      { item: rows[3]?.id, returnable: true },
    ],
  })
  const others = shop.returns.returnable({ reference, customer: 'DE--22' })
  await expect(others).rejects.toMatchObject({ cause: { code: 'order.not-found' } })
  expect((await merchant.returns.returnable({ reference: `${reference}--${own}` })).items).toHaveLength(4)
})

test('a return of a customer whose reference is as long as may be is found by its own', async () => {
  const customer = { reference: 'c'.repeat(255), firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
  const { shop, operator, send } = await shipped([line(10_00, { sku: '001' })], { customer })
  const { reference } = await send('shop', ['001'], { customer: customer.reference })
  expect(reference).toBe(`${customer.reference}-R1`)
  expect(await operator.returns.byReference({ reference })).toMatchObject({ reference, quantity: 1 })
  expect(await shop.returns.slip({ reference, customer: customer.reference })).toMatchObject({ reference })
  await operator.returns.trigger({ ...anAct(), reference, event: 'execute-return', side: 'merchant' })
})

describe('return reasons', () => {
  const known = ['damaged', 'no_longer_needed', 'wrong-item'].map((name) => `return.return_reasons.${name}.name`)
  const keysOf = async (market: Market) => (await market.as('anonymous').returnReasons.list()).map(({ key }) => key)
  const textsOf = async (market: Market, locale: string) =>
    (await market.as('anonymous').returnReasons.list({ locale })).map(({ reason }) => reason)

  test('have the texts of the reader’s language, else of English', async () => {
    const market = await aMarket()
    const german = ['Beschädigt', 'Nicht mehr benötigt', 'Falscher Artikel']
    expect(await textsOf(market, 'de-AT')).toEqual(german)
    expect(await textsOf(market, 'DE-at')).toEqual(german)
    expect(await textsOf(market, 'fr')).toEqual(['Damaged', 'No longer needed', 'Wrong item'])
  })

  test('are the operator’s to add, rename and take away, but for the last', async () => {
    const market = await aMarket()
    const { returnReasons } = market.as('operator')
    await returnReasons.save({ key: 'late', names: { en: 'Too late' } })
    expect(await keysOf(market)).toEqual(['late', ...known])
    await returnReasons.save({ key: 'late', names: { en: 'Much too late' } })
    expect(await textsOf(market, 'en')).toEqual(['Much too late', 'Damaged', 'No longer needed', 'Wrong item'])
    for (const key of known) await returnReasons.remove({ key })
    expect(await keysOf(market)).toEqual(['late'])
    const refused = { cause: { code: 'return-reason.last' } }
    await expect(returnReasons.remove({ key: 'late' })).rejects.toMatchObject(refused)
    const notFound = { cause: { code: 'return-reason.not-found' } }
    await expect(returnReasons.remove({ key: 'early' })).rejects.toMatchObject(notFound)
  })

  test('with keys longer than they may be are not imported, as they are not saved', async () => {
    const key = 'k'.repeat(101)
    const { returnReasons } = (await aMarket()).as('operator')
    const { errors } = await returnReasons.import({ csv: `reason_key,glossary_key_reason\nreason-1,${key}\n` })
    expect(errors).toMatchObject([{ row: 2, column: 'glossary_key_reason', code: 'csv.text-too-long' }])
    await expect(returnReasons.save({ key, names: {} })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('are imported from the reference’s files, all or none', async () => {
    const market = await aMarket()
    const { returnReasons } = market.as('operator')
    const csv = 'reason_key,glossary_key_reason\nreason-1,return.late\nreason-2,return.return_reasons.damaged.name\n'
    const glossary = 'key,translation,locale\nreturn.late,Too late,en_US\nreturn.late,Zu spät,de_DE\n'
    expect(await returnReasons.import({ csv, glossary, dryRun: true })).toEqual({ errors: [], saved: 2 })
    expect(await keysOf(market)).toEqual(known)
    expect(await returnReasons.import({ csv, glossary })).toEqual({ errors: [], saved: 2 })
    const texts = ['Zu spät', 'Beschädigt', 'Nicht mehr benötigt', 'Falscher Artikel']
    expect(await textsOf(market, 'de-DE')).toEqual(texts)
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
