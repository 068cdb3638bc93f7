import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE } from '@souk/contract/live'
import type { Merchant } from '@souk/domain/marketplace'
import { setActive, setStatus } from '@souk/services/merchants/change-merchant'
import type { Composed } from './compose.ts'
import { headersOf, overSocket, overStream } from './testing/followers.ts'
import type { Caller } from './testing/followers.ts'
import { openMarketplace } from './testing/marketplace.ts'
import type { TestMarketplace, TestNode } from './testing/marketplace.ts'

const PASSWORD = 'a long way home'

/** Hints by PostgreSQL; or over a line that leads nowhere, so that only the sweep is left. */
const cities = [
  { name: 'hints', env: {} },
  { name: 'the sweep alone', env: { NATS_URL: 'nats://127.0.0.1:9' } },
]

describe.each(cities)('what is taken away at one node ends what is open at another, by $name', ({ env }) => {
  let opened: TestMarketplace
  let here: Composed
  let there: TestNode
  let people = 0

  beforeAll(async () => {
    opened = await openMarketplace(env)
    here = opened.composed
    there = await opened.node()
    await here.people.add({ name: 'Olga', email: 'olga@souk.example', password: PASSWORD })
  })
  afterAll(async () => {
    await there[Symbol.asyncDispose]()
    await opened[Symbol.asyncDispose]()
  })

  async function somebody(merchant?: Merchant) {
    const email = `${++people}@souk.example`
    const person = await here.people.add({ name: email, email, password: PASSWORD, merchant: merchant?.id })
    const { identity, setCookie } = await here.people.signIn(email, PASSWORD)
    return { id: person.id, identity, cookie: setCookie.map((one) => one.split(';')[0]).join('; ') }
  }
  async function aMerchant(n: number): Promise<Merchant> {
    const found = (await here.setup.marketplace.stored()).merchants[n]
    if (!found) throw new Error(`there is no merchant ${n}`)
    return found
  }
  /** Follows at the other node, both ways; and says how that ended, and whether they are known there afterwards. */
  async function following(caller: Caller, path: string) {
    const call = [path, {}] as const
    const follow = () => Promise.all([overSocket(there.url, caller, call), overStream(there.url, caller, call)])
    const all = await follow()
    return {
      ends: () => Promise.all(all.map(({ ended }) => ended)),
      async isKnown() {
        const answer = await fetch(`${there.url}/people.me`, { headers: headersOf(caller) })
        return (await answer.text()) !== '{"result":{"data":null}}'
      },
    }
  }

  test('sign-out', async () => {
    const { identity, cookie } = await somebody()
    const { ends, isKnown } = await following({ cookie }, 'orders.live')
    await here.people.signOut(identity, {})
    expect(await ends()).toEqual([CLOSE.revoked, 'UNAUTHORIZED'])
    expect(await isKnown()).toBe(false)
  })

  test.each<readonly [string, (id: string) => Promise<void>]>([
    ['a person who is switched off', (id) => here.people.setActive(id, false)],
    ['another password', (id) => here.people.setPassword(id, 'another long way home')],
    ['a person who is removed', (id) => here.people.remove(id)],
  ])('%s', async (_, act) => {
    const { id, cookie } = await somebody()
    const { ends, isKnown } = await following({ cookie }, 'orders.live')
    await act(id)
    expect(await ends()).toEqual([CLOSE.reauthenticate, 'SERVICE_UNAVAILABLE'])
    expect(await isKnown()).toBe(false)
  })

  test('a merchant who is denied, and no other; one who is switched off finishes', async () => {
    const [denied, idle] = [await aMerchant(1), await aMerchant(2)]
    const [theirs, others] = [await somebody(denied), await somebody(idle)]
    const leaving = await following(theirs, 'merchantOrders.live')
    const staying = await following(others, 'merchantOrders.live')
    await setActive(here.setup, idle.id, false)
    await setStatus(here.setup, denied.id, 'denied')
    expect(await leaving.ends()).toEqual([CLOSE.reauthenticate, 'SERVICE_UNAVAILABLE'])
    expect(await leaving.isKnown()).toBe(false)
    expect(await staying.isKnown()).toBe(true)
    await here.people.signOut(others.identity, {})
    expect(await staying.ends()).toEqual([CLOSE.revoked, 'UNAUTHORIZED'])
  })

  test('a key that is revoked', async () => {
    const { key: apiKey, entry } = await here.people.addKey({ name: 'Shop', scopes: ['shop'], by: 'olga' })
    const { ends, isKnown } = await following({ apiKey }, 'orders.live')
    await here.people.removeKey(entry.id)
    expect(await ends()).toEqual([CLOSE.revoked, 'UNAUTHORIZED'])
    expect(await isKnown()).toBe(false)
  })
})
