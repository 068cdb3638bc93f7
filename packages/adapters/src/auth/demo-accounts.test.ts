import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { MerchantId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import { memoryPeople } from '@souk/services/people/memory-people'
import type { People } from '@souk/services/people/people'
import { memorySecrets } from '@souk/services/secrets/memory-secrets'
import { memorySetup } from '@souk/services/setup/memory-setup'
import { demoAccounts, endDemoAccounts } from './demo-accounts.ts'

const merchant = (n: number, name: string, change: Partial<Merchant> = {}): Merchant => ({
  id: uuidv7() as MerchantId,
  reference: `MER00000${n}`,
  name,
  email: `${n}@souk.example`,
  status: 'approved',
  active: true,
  main: false,
  stores: [],
  warehouses: [],
  ...change,
})

/** A marketplace with merchants. */
async function open() {
  const now = () => new Date(0)
  const setup = memorySetup({ now })
  const people = memoryPeople({ setup, now, newId: uuidv7 })
  const secrets = memorySecrets()
  const merchants = [
    merchant(1, 'Denied', { status: 'denied' }),
    merchant(2, 'Lanterns & Café Ölberg'),
    merchant(3, 'Souk', { main: true }),
    ...['Teapots', 'Carpets', 'Spices'].map((name, n) => merchant(4 + n, name)),
  ]
  for (const one of merchants) await setup.saveMerchant(one)
  const start = () => demoAccounts(secrets, people, merchants)
  return { people, start, secrets }
}

const kindsOf = async (people: People, accounts: readonly { email: string; password: string }[]) => {
  const signedIn = await Promise.all(accounts.map(({ email, password }) => people.signIn(email, password)))
  return signedIn.map(({ identity }) => identity.actor.kind)
}

test('the first start makes an operator, people of the main merchant and three others, and a key; the next one finds them', async () => {
  const demo = await open()
  const first = await demo.start()
  expect(first.people.map(({ email, title }) => [email, title])).toEqual([
    ['operator@souk.example', 'operator'],
    ['team@souk.example', 'Souk, the main merchant'],
    ['team@lanterns-cafe-olberg.example', 'Lanterns & Café Ölberg'],
    ['team@teapots.example', 'Teapots'],
    ['team@carpets.example', 'Carpets'],
  ])
  expect(await kindsOf(demo.people, first.people)).toEqual(['operator', 'merchant', 'merchant', 'merchant', 'merchant'])
  expect(await demo.people.identify({ bearer: first.apiKey })).toMatchObject({ kind: 'key', scopes: ['shop'] })
  expect((await demo.people.list()).every((person) => person.demo)).toBe(true)
  expect(await demo.people.keys()).toMatchObject([{ demo: true }])

  expect(await demo.start()).toEqual(first)
  expect(await demo.people.list()).toHaveLength(5)
  expect(await demo.people.keys()).toHaveLength(1)
})

test('passwords are easy to type, long enough, and all different', async () => {
  const demo = await open()
  const passwords = (await demo.start()).people.map(({ password }) => password)
  for (const password of passwords) expect(password).toMatch(/^[a-z]{3,9}-[a-z]{3,9}-[a-z]{3,9}-\d\d$/)
  expect(new Set(passwords).size).toBe(5)
})

test.each([
  ['lost', ''],
  ['broken', '{"passw'],
])('what is kept being %s means new passwords and a new key', async (_, text) => {
  const demo = await open()
  const first = await demo.start()
  await demo.secrets.write('demo-accounts.json', text)
  const second = await demo.start()
  expect(await kindsOf(demo.people, second.people)).toHaveLength(5)
  await expect(kindsOf(demo.people, first.people.slice(0, 1))).rejects.toMatchObject({ code: 'sign-in.wrong' })
  expect(await demo.people.identify({ bearer: first.apiKey })).toBeUndefined()
  expect(await demo.people.keys()).toHaveLength(1)
})

test('somebody real with a demo address keeps it', async () => {
  const demo = await open()
  await demo.people.add({ name: 'Real', email: 'operator@souk.example', password: 'known to them alone' })
  const { people } = await demo.start()
  expect(people.map(({ email }) => email)).not.toContain('operator@souk.example')
  await demo.people.signIn('operator@souk.example', 'known to them alone')
})

test('without the demo its people and key are out and real ones in; with it again they are back', async () => {
  const demo = await open()
  const first = await demo.start()
  const olga = { name: 'Olga', email: 'olga@souk.example', password: 'a long enough one' }
  await demo.people.add(olga)
  await endDemoAccounts(demo.people)
  await expect(kindsOf(demo.people, first.people.slice(0, 1))).rejects.toMatchObject({ code: 'sign-in.wrong' })
  expect(await demo.people.identify({ bearer: first.apiKey })).toBeUndefined()
  expect(await kindsOf(demo.people, [olga])).toEqual(['operator'])
  const again = await demo.start()
  expect(again.people).toEqual(first.people)
  expect(await kindsOf(demo.people, again.people)).toHaveLength(5)
})
