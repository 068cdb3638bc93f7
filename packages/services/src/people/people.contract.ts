import { uuidv7 } from 'uuidv7'
import { afterEach, describe, expect, test } from 'vitest'
import type { MerchantId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import type { Announcement } from '../live/announcement.ts'
import type { SetupStore } from '../setup/setup-store.ts'
import type { People, SignedIn } from './people.ts'

export interface PeopleUnderTest {
  readonly people: People
  /** Whose merchants people belong to, and whose changes they hear of. */
  readonly setup: SetupStore
  /** What the writes so far said to the feed, each topic in order. */
  announced(topic: string): Promise<readonly Announcement['payload'][]>
  close?(): Promise<unknown>
}

const olga = { name: 'Olga', email: 'olga@souk.example', password: 'a long enough one' }
const mira = { name: 'Mira', email: 'mira@lanterns.example', password: 'another long one' }

/** As a browser sends back what it was given. */
const cookieOf = ({ setCookie }: Pick<SignedIn, 'setCookie'>): string =>
  setCookie.map((one) => one.split(';')[0]).join('; ')

const lanterns: Merchant = {
  id: uuidv7() as MerchantId,
  reference: 'MER000001',
  name: 'Lanterns',
  email: 'lanterns@souk.example',
  status: 'approved',
  active: true,
  main: false,
  stores: [],
  warehouses: [],
}

/** What everything that knows people keeps to. `open` gives one that knows nobody. */
export function peopleContract(name: string, open: () => Promise<PeopleUnderTest>): void {
  describe(`people: ${name}`, () => {
    let opened: PeopleUnderTest | undefined
    afterEach(() => opened?.close?.())

    async function fresh() {
      opened = await open()
      const { people, setup } = opened
      const signedIn = async ({ email, password }: typeof olga) => {
        const answer = await people.signIn(email, password)
        return { ...answer, cookie: cookieOf(answer) }
      }
      const withMira = async () => {
        await setup.saveMerchant(lanterns)
        return people.add({ ...mira, merchant: lanterns.id })
      }
      return { ...opened, signedIn, withMira }
    }
    const wrong = expect.objectContaining({ code: 'sign-in.wrong', details: {} })

    test('of several who would be the first at once one is, and nobody after that', async () => {
      const { people } = await fresh()
      const firsts = ['ada', 'bea', 'cleo'].map((one) => ({ ...olga, email: `${one}@souk.example`, first: true }))
      const added = await Promise.allSettled(firsts.map((person) => people.add(person)))
      const refused = added.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
      const over: unknown = expect.objectContaining({ code: 'first-run.not-found' })
      expect([await people.count(), refused]).toEqual([1, [over, over]])
      await people.add(mira)
      await expect(people.add({ ...olga, first: true })).rejects.toEqual(over)
    })

    test('somebody who was added signs in and is known by the cookie', async () => {
      const { people, signedIn } = await fresh()
      const person = await people.add(olga)
      const { identity, cookie } = await signedIn(olga)
      const actor = { kind: 'operator', id: person.id, name: 'Olga' }
      expect(identity).toMatchObject({ kind: 'session', actor, email: olga.email, scopes: [] })
      expect(await people.identify({ cookie: `theme=dark; ${cookie}` })).toEqual(identity)
      expect(people.isCurrent(identity)).toBe(true)
    })

    test('a person of a merchant acts for that merchant', async () => {
      const { signedIn, withMira } = await fresh()
      const { id } = await withMira()
      const { identity } = await signedIn(mira)
      expect(identity.actor).toEqual({ kind: 'merchant', id, name: 'Mira', merchant: lanterns.id })
    })

    test('capitals in an e-mail make no difference', async () => {
      const { people } = await fresh()
      await people.add({ ...olga, email: 'Olga@Souk.example' })
      await people.signIn('OLGA@souk.example', olga.password)
      const duplicate = people.add({ ...mira, email: 'oLGa@souk.example' })
      await expect(duplicate).rejects.toMatchObject({ code: 'person.duplicate-email' })
      expect((await people.list()).map(({ email }) => email)).toEqual(['olga@souk.example'])
    })

    test('an unknown e-mail, a wrong password and a deactivated person are refused alike', async () => {
      const { people } = await fresh()
      const { id } = await people.add(olga)
      await expect(people.signIn('nobody@souk.example', olga.password)).rejects.toEqual(wrong)
      await expect(people.signIn('not an e-mail', olga.password)).rejects.toEqual(wrong)
      await expect(people.signIn(olga.email, 'something else')).rejects.toEqual(wrong)
      await expect(people.signIn(olga.email, '')).rejects.toEqual(wrong)
      await people.setActive(id, false, { evenLast: true })
      await expect(people.signIn(olga.email, olga.password)).rejects.toEqual(wrong)
    })

    test('nobody belongs to a merchant who is not there', async () => {
      const { people } = await fresh()
      const added = people.add({ ...mira, merchant: lanterns.id })
      await expect(added).rejects.toMatchObject({ code: 'merchant.not-found' })
      expect(await people.list()).toEqual([])
    })

    test('the list shows whom they belong to and nothing of their passwords', async () => {
      const { people, withMira } = await fresh()
      await people.add({ ...olga, demo: true })
      await withMira()
      const { password: _, ...shown } = olga
      const row = { id: expect.any(String), active: true, createdAt: expect.any(String) }
      expect(await people.list()).toEqual([
        { ...row, ...shown, merchant: null, role: null, demo: true },
        { ...row, name: 'Mira', email: mira.email, merchant: lanterns.id, role: null, demo: false },
      ])
    })

    test('only operators who may sign in count', async () => {
      const { people, withMira } = await fresh()
      await withMira()
      expect(await people.count()).toBe(0)
      const { id } = await people.add(olga)
      expect(await people.count()).toBe(1)
      await people.setActive(id, false, { evenLast: true })
      expect(await people.count()).toBe(0)
    })

    test('signing out ends this session and no other', async () => {
      const { people, signedIn } = await fresh()
      await people.add(olga)
      const [here, there] = [await signedIn(olga), await signedIn(olga)]
      const taken = await people.signOut(here.identity, { cookie: here.cookie })
      expect(cookieOf({ setCookie: taken })).not.toContain(here.cookie)
      expect(await people.identify({ cookie: here.cookie })).toBeUndefined()
      expect(people.isCurrent(here.identity)).toBe(false)
      expect(await people.identify({ cookie: there.cookie })).toEqual(there.identity)
      expect(people.isCurrent(there.identity)).toBe(true)
    })

    test('deactivating ends every session of the person; activating brings none back', async () => {
      const { people, signedIn } = await fresh()
      const { id } = await people.add(olga)
      const sessions = [await signedIn(olga), await signedIn(olga)]
      for (const active of [false, true]) {
        await people.setActive(id, active, { evenLast: true })
        for (const { identity, cookie } of sessions) {
          expect(await people.identify({ cookie })).toBeUndefined()
          expect(people.isCurrent(identity)).toBe(false)
        }
      }
      const { identity } = await signedIn(olga)
      expect(people.isCurrent(identity)).toBe(true)
    })

    test('a new password takes the place of the old one and ends every session', async () => {
      const { people, signedIn } = await fresh()
      const { id } = await people.add(olga)
      const { identity, cookie } = await signedIn(olga)
      await people.setPassword(id, 'quite a new one')
      expect(await people.identify({ cookie })).toBeUndefined()
      expect(people.isCurrent(identity)).toBe(false)
      await expect(people.signIn(olga.email, olga.password)).rejects.toEqual(wrong)
      await people.signIn(olga.email, 'quite a new one')
    })

    test('people of a merchant who is denied are out; approved again, each is activated by hand', async () => {
      const { people, setup, signedIn, withMira } = await fresh()
      const { id } = await withMira()
      const { identity, cookie } = await signedIn(mira)
      await setup.saveMerchant({ ...lanterns, status: 'denied' })
      expect(people.isCurrent(identity)).toBe(false)
      expect(await people.identify({ cookie })).toBeUndefined()
      await expect(people.signIn(mira.email, mira.password)).rejects.toEqual(wrong)
      const denied = { code: 'person.merchant-denied' }
      await expect(people.setActive(id, true)).rejects.toMatchObject(denied)
      await expect(people.add({ ...olga, merchant: lanterns.id })).rejects.toMatchObject(denied)
      await setup.saveMerchant(lanterns)
      expect((await people.list()).map(({ active }) => active)).toEqual([false])
      await expect(people.signIn(mira.email, mira.password)).rejects.toEqual(wrong)
      await people.setActive(id, true)
      expect(await people.identify({ cookie })).toBeUndefined()
      await signedIn(mira)
    })

    test('people of a merchant who is switched off stay in: they finish what was ordered', async () => {
      const { people, setup, signedIn, withMira } = await fresh()
      await withMira()
      const { identity, cookie } = await signedIn(mira)
      await setup.saveMerchant({ ...lanterns, active: false })
      expect(people.isCurrent(identity)).toBe(true)
      expect(await people.identify({ cookie })).toMatchObject({ actor: { merchant: lanterns.id } })
    })

    test('a person gets another name and e-mail, which nobody else may have, and stays signed in', async () => {
      const { people, signedIn, withMira } = await fresh()
      const { id } = await people.add(olga)
      await withMira()
      const { cookie } = await signedIn(olga)
      const changed = await people.update(id, { name: 'Olga Orlova', email: 'Orlova@souk.example' })
      expect(changed).toMatchObject({ id, name: 'Olga Orlova', email: 'orlova@souk.example', active: true })
      expect((await people.list())[0]).toEqual(changed)
      expect((await people.identify({ cookie }))?.actor.id).toBe(id)
      await people.signIn('orlova@souk.example', olga.password)
      const taken = people.update(id, { name: 'Olga', email: mira.email })
      await expect(taken).rejects.toMatchObject({ code: 'person.duplicate-email' })
      await expect(people.update('nobody', olga)).rejects.toMatchObject({ code: 'person.not-found' })
    })

    test('a person who is removed is gone with every session, and the e-mail is free', async () => {
      const { people, signedIn } = await fresh()
      await people.add(mira)
      const { id } = await people.add(olga)
      const { identity, cookie } = await signedIn(olga)
      await people.remove(id)
      expect(people.isCurrent(identity)).toBe(false)
      expect(await people.identify({ cookie })).toBeUndefined()
      expect((await people.list()).map(({ name: left }) => left)).toEqual(['Mira'])
      await expect(people.remove(id)).rejects.toMatchObject({ code: 'person.not-found' })
      await people.add(olga)
    })

    test('the last operator stays, unless the server wants to begin anew', async () => {
      const { people, withMira } = await fresh()
      const person = await withMira()
      const { id } = await people.add(olga)
      const last = { code: 'person.last-operator' }
      await expect(people.remove(id)).rejects.toMatchObject(last)
      await expect(people.setActive(id, false)).rejects.toMatchObject(last)
      await people.setActive(person.id, false)
      const another = await people.add({ ...olga, email: 'oscar@souk.example' })
      const both = await Promise.allSettled([id, another.id].map((one) => people.setActive(one, false)))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const [left] = (await people.list()).filter(({ active }) => active)
      await people.setActive(left?.id ?? '', false, { evenLast: true })
      expect(await people.count()).toBe(0)
    })

    test('an operator acts in the role they were given; another one ends every session', async () => {
      const { people, signedIn, announced } = await fresh()
      await people.add(mira)
      const { id } = await people.add({ ...olga, role: 'support' })
      expect((await people.list()).map(({ role }) => role)).toEqual([null, 'support'])
      const { identity, cookie } = await signedIn(olga)
      expect(identity.actor).toEqual({ kind: 'operator', id, name: 'Olga', role: 'support' })
      for (const role of ['accounting', null]) {
        await people.setRole(id, role)
        expect([people.isCurrent(identity), await people.identify({ cookie })]).toEqual([false, undefined])
      }
      expect((await signedIn(olga)).identity.actor).toEqual({ kind: 'operator', id, name: 'Olga' })
      const changed = { kind: 'person-changed', id }
      expect(await announced('sys:auth')).toEqual([changed, changed])
    })

    test('the last administrator stays one, whoever else operates', async () => {
      const { people } = await fresh()
      const last = { code: 'person.last-operator' }
      const { id } = await people.add(olga)
      const supporter = await people.add({ ...mira, role: 'support' })
      expect(await people.count()).toBe(1)
      await expect(people.setRole(id, 'support')).rejects.toMatchObject(last)
      await expect(people.setActive(id, false)).rejects.toMatchObject(last)
      await expect(people.remove(id)).rejects.toMatchObject(last)
      await people.setRole(supporter.id, null)
      const both = await Promise.allSettled([id, supporter.id].map((one) => people.setRole(one, 'support')))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })

    test('only operators have roles', async () => {
      const { people, withMira } = await fresh()
      const none = { code: 'person.no-operator' }
      const { id } = await withMira()
      await expect(people.setRole(id, 'support')).rejects.toMatchObject(none)
      await expect(people.add({ ...olga, merchant: lanterns.id, role: 'support' })).rejects.toMatchObject(none)
      await expect(people.setRole('nobody', null)).rejects.toMatchObject({ code: 'person.not-found' })
    })

    test('people of a merchant who waits for approval may come in', async () => {
      const { setup, signedIn, withMira } = await fresh()
      await withMira()
      await setup.saveMerchant({ ...lanterns, status: 'waiting-for-approval' })
      expect((await signedIn(mira)).identity.actor.kind).toBe('merchant')
    })

    test('a key is shown once and lets a shop in', async () => {
      const { people } = await fresh()
      const { key, entry } = await people.addKey({ name: 'Web shop', scopes: ['shop', 'events'], by: 'olga' })
      expect(key.startsWith(entry.prefix)).toBe(true)
      expect(entry).toMatchObject({ name: 'Web shop', scopes: ['shop', 'events'], demo: false, lastUsedAt: null })
      expect(await people.keys()).toEqual([entry])
      expect(await people.identify({ bearer: key })).toEqual({
        id: entry.id,
        kind: 'key',
        actor: { kind: 'shop', id: entry.id, name: 'Web shop' },
        email: '',
        scopes: ['shop', 'events'],
      })
      expect((await people.keys())[0]?.lastUsedAt).not.toBeNull()
    })

    test('a removed key lets nobody in, also one that was just used', async () => {
      const { people } = await fresh()
      const [{ key, entry }, other] = [
        await people.addKey({ name: 'Old shop', scopes: ['shop'], by: 'olga' }),
        await people.addKey({ name: 'New shop', scopes: ['shop'], by: 'olga' }),
      ]
      const identity = await people.identify({ bearer: key })
      await people.removeKey(entry.id)
      expect(await people.identify({ bearer: key })).toBeUndefined()
      expect(identity && people.isCurrent(identity)).toBe(false)
      expect(await people.identify({ bearer: other.key })).toBeDefined()
      expect(await people.keys()).toMatchObject([{ name: 'New shop' }])
    })

    test('a key cannot be signed out', async () => {
      const { people } = await fresh()
      const { key } = await people.addKey({ name: 'Web shop', scopes: ['shop'], by: 'olga' })
      const identity = await people.identify({ bearer: key })
      expect(identity && (await people.signOut(identity, { bearer: key }))).toEqual([])
      expect(await people.identify({ bearer: key })).toEqual(identity)
    })

    test('who brings nothing or nonsense is nobody, and a key that is wrong is not made good by a cookie', async () => {
      const { people, signedIn } = await fresh()
      await people.add(olga)
      const { cookie } = await signedIn(olga)
      const nonsense = ['', 'souk_', `souk_${'x'.repeat(43)}`, "' or 1=1 --", 'x'.repeat(10_000)]
      for (const bearer of nonsense) expect(await people.identify({ bearer, cookie })).toBeUndefined()
      for (const text of nonsense)
        expect(await people.identify({ cookie: `souk.session_token=${text}` })).toBeUndefined()
      expect(await people.identify({})).toBeUndefined()
    })

    test('what is not there cannot be changed', async () => {
      const { people } = await fresh()
      await expect(people.setActive('nobody', true)).rejects.toMatchObject({ code: 'person.not-found' })
      await expect(people.setPassword('nobody', 'whatever it is')).rejects.toMatchObject({ code: 'person.not-found' })
      await expect(people.removeKey('none')).rejects.toMatchObject({ code: 'key.not-found' })
    })

    test('everything that takes something away is announced, and so is every change of a list', async () => {
      const { people, announced, signedIn } = await fresh()
      const { id } = await people.add(olga)
      const { identity, cookie } = await signedIn(olga)
      await people.signOut(identity, { cookie })
      await people.setActive(id, false, { evenLast: true })
      const { entry } = await people.addKey({ name: 'Web shop', scopes: ['shop'], by: id })
      await people.removeKey(entry.id)
      await people.removeKey(entry.id).catch(() => {})
      expect(await announced('sys:auth')).toEqual([
        { kind: 'session-ended', id: identity.id },
        { kind: 'person-changed', id },
        { kind: 'key-revoked', id: entry.id },
      ])
      expect(await announced('sys:config')).toEqual(['people', 'people', 'keys', 'keys'].map((what) => ({ what })))
    })
  })
}
