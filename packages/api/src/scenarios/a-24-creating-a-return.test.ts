import { expect, test } from 'vitest'
import { anAct, line } from '../testing/cart.ts'
import { readRefusal } from '../testing/refused.ts'
import { ada, damaged, shipped } from './returning.ts'

const unknown = '0192f000-0000-7000-8000-00000000ffff'

test('A-24: a return promises the money back and gives nothing yet; created, read and listed it is the same', async () => {
  const { shop, send, rows, reference } = await shipped()
  const { version: _version, ...created } = await send('shop', ['002'])
  expect(created).toMatchObject({
    store: 'DE',
    customerReference: ada,
    orderReference: reference,
    refundTotal: 0,
    remunerationTotal: 119_00,
  })
  const detail = await shop.returns.byReference({ reference: created.reference, customer: ada })
  expect(detail).toMatchObject(created)
  expect(detail.items).toMatchObject([
    { item: rows[1]?.id, reason: damaged, reasonText: 'Damaged', state: 'waiting for return', remuneration: 119_00 },
  ])
  expect((await shop.returns.list({ customer: ada })).rows).toEqual([created])
})

test.each<[string, string | undefined, object]>([
  ['an item that is on its way back', undefined, { code: 'return.not-possible', details: { glue: '3601' } }],
  ['an item that is not in the order', unknown, { code: 'item.not-found', details: { glue: '3601' } }],
])('A-25: no return is created for %s, and nothing is left of it', async (_, item, cause) => {
  const { shop, operator, send, rows, order, reference } = await shipped()
  await send('operator', ['001'])
  const before = await order(reference)
  const items = [{ item: item ?? rows[0]?.id ?? '', reason: 'Too big' }]
  const creating = shop.returns.create({ ...anAct(), reference, customer: ada, items })
  await expect(creating).rejects.toMatchObject({ cause })
  expect(await order(reference)).toEqual(before)
  expect((await operator.returns.list({})).total).toBe(1)
})

test.each([
  ['an empty id', { item: '', reason: 'Too big' }],
  ['an empty reason', { item: unknown, reason: ' ' }],
])('A-25: no return is created for %s', async (_, item) => {
  const { shop, reference } = await shipped()
  const creating = shop.returns.create({ ...anAct(), reference, customer: ada, items: [item] })
  const refused = await readRefusal(creating, 'returns.create')
  expect(refused).toMatchObject({ code: 'input.invalid', details: { glue: '3601' } })
})

test('A-25: goods of several merchants need a return each', async () => {
  const other = 'MER000003'
  const story = await shipped([line(119_00), line(20_00, { sku: '002', merchant: other })])
  const { shop, pressAsMerchant, rows, reference } = story
  await pressAsMerchant({ reference, merchant: other }, 'ship')
  const items = rows.map(({ id }) => ({ item: id, reason: 'Too big' }))
  const creating = shop.returns.create({ ...anAct(), reference, customer: ada, items })
  await expect(creating).rejects.toMatchObject({
    cause: { code: 'return.several-merchants', details: { glue: '3603' } },
  })
})

test('A-25: a return there is none of is not found, for strangers no return is', async () => {
  const { shop, as } = await shipped()
  await expect(shop.returns.byReference({ reference: 'DE--21-R9' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    cause: { code: 'return.not-found', details: { glue: '3602' } },
  })
  await expect(as('anonymous').returns.list({})).rejects.toMatchObject({ cause: { code: 'sign-in.needed' } })
})

test('A-26: reasons are read by anybody, and every one has a text', async () => {
  const { as } = await shipped()
  const reasons = await as('anonymous').returnReasons.list()
  expect(reasons.map(({ reason }) => reason)).toEqual(['Damaged', 'No longer needed', 'Wrong item'])
})
