import { expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { aMarket, PASSWORD } from '../testing/market.ts'

const [own, other] = [aMerchant(2).id, aMerchant(3).id]

test('a merchant’s user reads and writes the profile of their merchant, no other’s', async () => {
  const market = await aMarket()
  const { merchants } = market.as('merchant')
  const profile = { contactPerson: 'Mira', openingHours: 'Mon–Fri 9:00–17:00', returnDays: 30 }
  await merchants.saveProfile({ profile })
  expect(await merchants.byId({ id: own })).toMatchObject({ reference: 'MER000002', profile })
  const notFound = { cause: { code: 'merchant.not-found' } }
  await expect(merchants.byId({ id: other })).rejects.toMatchObject(notFound)
  await expect(merchants.saveProfile({ merchant: other, profile })).rejects.toMatchObject(notFound)
  await expect(market.as('operator').merchants.saveProfile({ profile })).rejects.toMatchObject({
    cause: { code: 'merchant.not-named' },
  })
})

test.each([
  ['a holiday that ends before it begins', { holidays: [{ from: '2026-12-24', to: '2026-12-23' }] }],
  ['an address that is no web page', { url: 'javascript:alert(1)' }],
  ['days that nobody has', { returnDays: -1 }],
])('a profile with %s is refused', async (_, profile) => {
  const market = await aMarket()
  await expect(market.as('operator').merchants.saveProfile({ merchant: own, profile })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
})

test('denying a merchant takes its people out; approved again, each is activated by hand', async () => {
  const market = await aMarket()
  const { merchants, people } = market.as('operator')
  await merchants.deny({ id: own })
  const mira = (await people.list()).find(({ merchant }) => merchant === own)
  expect(mira).toMatchObject({ active: false })
  expect((await people.list()).filter(({ merchant }) => merchant !== own).every(({ active }) => active)).toBe(true)
  const activating = () => people.setActive({ id: mira?.id ?? '', active: true })
  await expect(activating()).rejects.toMatchObject({ cause: { code: 'person.merchant-denied' } })
  await merchants.approve({ id: own })
  await expect(market.people.signIn('mira@souk.example', PASSWORD)).rejects.toMatchObject({ code: 'sign-in.wrong' })
  await activating()
  await market.people.signIn('mira@souk.example', PASSWORD)
})

test('a merchant who is saved with another name is let into nothing, and keeps what is not said', async () => {
  const market = await aMarket()
  const { merchants } = market.as('operator')
  const { id, name, email, stores } = await merchants.byId({ id: own })
  const plain = { id, name, email, stores: [...stores] }
  expect(await merchants.save({ ...plain, warehouses: ['Graz'] })).toMatchObject({ warehouses: ['Graz'] })
  const main = await merchants.byId({ id: aMerchant(1).id })
  await merchants.save({ ...main, stores: [...main.stores], main: false })
  await merchants.save({ ...plain, status: 'denied', active: false, main: true, process: 'MainMerchantStateMachine' })
  const before = await merchants.byId({ id })
  expect(await merchants.save({ ...plain, name: 'Other' })).toEqual({ ...before, name: 'Other' })
  expect(await merchants.save({ ...plain, process: null })).not.toHaveProperty('process')
})

test('an operator changes people and removes them, but not the last operator', async () => {
  const { people } = (await aMarket()).as('operator')
  const [olga, mira] = await people.list()
  await people.update({ id: mira?.id ?? '', name: 'Mira M', email: 'm@souk.example' })
  await people.setPassword({ id: mira?.id ?? '', password: 'another one 123' })
  expect((await people.signIn({ email: 'm@souk.example', password: 'another one 123' }))?.name).toBe('Mira M')
  await people.remove({ id: mira?.id ?? '' })
  expect((await people.list()).some(({ id }) => id === mira?.id)).toBe(false)
  const id = olga?.id ?? ''
  const last = { cause: { code: 'person.last-operator' } }
  await expect(people.remove({ id })).rejects.toMatchObject(last)
  await expect(people.setActive({ id, active: false })).rejects.toMatchObject(last)
})
