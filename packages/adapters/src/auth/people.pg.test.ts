import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MerchantId } from '@souk/domain/ids'
import { testDatabase, type TestDatabase } from '@souk/postgres/testing/database'
import { empty } from '@souk/postgres/testing/empty'
import type { AuthNotice, SignedIn } from '@souk/services/people/people'
import type { PeopleStore } from '@souk/services/people/people-store'
import { peopleContract } from '@souk/services/people/people.contract'
import { openNode, type NodeOptions } from './testing/node.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

/** The only node so far of a server that knows nobody. */
async function freshNode(options: Partial<NodeOptions> = {}) {
  const node = openNode({ database: database.url, ...options })
  await empty(node.pool)
  return node
}
const anotherNode = (options: Partial<NodeOptions> = {}) => openNode({ database: database.url, ...options })

peopleContract('better-auth on PostgreSQL', () => freshNode())

const olga = { name: 'Olga', email: 'olga@souk.example', password: 'a long enough one' }
const DAY = 24 * 60 * 60 * 1000
const cookieOf = ({ setCookie }: SignedIn): string => setCookie.map((one) => one.split(';')[0]).join('; ')
const inDays = (date: unknown): number => (new Date(String(date)).getTime() - Date.now()) / DAY

test('what is taken away on one node is refused on another that heard of it, and half a minute later on one that did not', async () => {
  await using here = await freshNode()
  await using there = anotherNode()
  let wait = 0
  await using deaf = anotherNode({ now: () => new Date(Date.now() + wait) })
  const person = await here.people.add(olga)
  const cookie = cookieOf(await here.people.signIn(olga.email, olga.password))
  const { key, entry } = await here.people.addKey({ name: 'Web shop', scopes: ['shop'], by: person.id })
  const known = await Promise.all(
    [there, deaf].flatMap(({ people }) => [people.identify({ cookie }), people.identify({ bearer: key })]),
  )
  expect(known).not.toContain(undefined)

  await here.people.setActive(person.id, false, { evenLast: true })
  await here.people.removeKey(entry.id)
  for (const notice of await here.announced('sys:auth')) there.people.heard(notice as AuthNotice)
  const who = ({ people }: typeof there) => Promise.all([people.identify({ cookie }), people.identify({ bearer: key })])
  expect(await who(there)).toEqual([undefined, undefined])
  expect(known.slice(0, 2).map((identity) => identity && there.people.isCurrent(identity))).toEqual([false, false])
  expect(await who(deaf)).not.toContain(undefined)
  wait = 30_000
  expect(await who(deaf)).toEqual([undefined, undefined])
})

test('a sign-in on one node is good on another that has the same secret, and on none that has another', async () => {
  await using here = await freshNode()
  await using there = anotherNode()
  await using stranger = anotherNode({ secret: 'x'.repeat(32) })
  await here.people.add(olga)
  const signedIn = await here.people.signIn(olga.email, olga.password)
  expect(await there.people.identify({ cookie: cookieOf(signedIn) })).toEqual(signedIn.identity)
  expect(await stranger.people.identify({ cookie: cookieOf(signedIn) })).toBeUndefined()
})

test('a cookie that was tampered with is nobody', async () => {
  await using node = await freshNode()
  await node.people.add(olga)
  const cookie = cookieOf(await node.people.signIn(olga.email, olga.password))
  const [token = '', signature = ''] = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).split('.')
  const altered = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  const forged = [
    token,
    `${token}.`,
    `${token}x.${signature}`,
    `${altered(token)}.${signature}`,
    `${token}.${altered(signature)}`,
  ]
  for (const value of forged) {
    expect(await node.people.identify({ cookie: `souk.session_token=${encodeURIComponent(value)}` })).toBeUndefined()
  }
  expect(await node.people.identify({ cookie })).toBeDefined()
})

test('the cookie is for this server alone, out of reach of scripts, and Secure where the server is reached by https', async () => {
  await using plain = await freshNode()
  await using secure = anotherNode({ url: 'https://souk.example' })
  await plain.people.add(olga)
  const [onHttp, onHttps] = await Promise.all(
    [plain, secure].map(({ people }) => people.signIn(olga.email, olga.password)),
  )
  expect(onHttp?.setCookie).toEqual([
    expect.stringMatching(/^souk\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  expect(onHttps?.setCookie).toEqual([
    expect.stringMatching(/^__Secure-souk\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/),
  ])
  expect(onHttps && (await secure.people.identify({ cookie: cookieOf(onHttps) }))).toEqual(onHttps?.identity)
  expect(onHttp && (await secure.people.identify({ cookie: cookieOf(onHttp) }))).toBeUndefined()
})

test('a session in use is prolonged to seven days, an unused one is over', async () => {
  await using node = await freshNode()
  await using later = anotherNode()
  await node.people.add(olga)
  const signedIn = await node.people.signIn(olga.email, olga.password)
  expect(inDays(signedIn.identity.expiresAt)).toBeCloseTo(7, 1)
  await node.pool.query(`update session set expires_at = now() + interval '2 days'`)
  const identity = await later.people.identify({ cookie: cookieOf(signedIn) })
  expect(inDays(identity?.expiresAt)).toBeCloseTo(7, 1)
  const { rows } = await node.pool.query<{ expires_at: Date }>('select expires_at from session')
  expect(inDays(rows[0]?.expires_at)).toBeCloseTo(7, 1)

  await node.pool.query(`update session set expires_at = now() - interval '1 second'`)
  later.people.forgetAll()
  expect(await later.people.identify({ cookie: cookieOf(signedIn) })).toBeUndefined()
})

test('a sign-in that is refused leaves no session behind', async () => {
  await using node = await freshNode()
  const { id } = await node.people.add(olga)
  await node.people.setActive(id, false, { evenLast: true })
  await expect(node.people.signIn(olga.email, olga.password)).rejects.toMatchObject({ code: 'sign-in.wrong' })
  expect((await node.pool.query('select from session')).rows).toEqual([])
})

test('a password that is changed after it was found right lets nobody in; the one it was changed to does', async () => {
  let meanwhile: (() => Promise<void>) | undefined
  const once = async (): Promise<void> => {
    const act = meanwhile
    meanwhile = undefined
    await act?.()
  }
  /** Between the password and the session. */
  const within = (store: PeopleStore): PeopleStore => ({
    ...store,
    welcome: async (id) => {
      const found = await store.welcome(id)
      await once()
      return found
    },
  })
  await using node = await freshNode({ within })
  const { id } = await node.people.add(olga)
  const other = 'another long enough one'
  meanwhile = () => node.people.setPassword(id, other)
  await expect(node.people.signIn(olga.email, olga.password)).rejects.toMatchObject({ code: 'sign-in.wrong' })
  expect((await node.pool.query('select from session')).rows).toEqual([])
  meanwhile = () => node.people.setPassword(id, other)
  const { identity } = await node.people.signIn(olga.email, other)
  expect(node.people.isCurrent(identity)).toBe(true)
  expect((await node.pool.query('select from session')).rows).toHaveLength(1)
})

test('neither passwords nor keys are at rest', async () => {
  await using node = await freshNode()
  const { id } = await node.people.add(olga)
  const { key } = await node.people.addKey({ name: 'Web shop', scopes: ['shop'], by: id })
  const { rows } = await node.pool.query('select password, (select hash from api_key) as hash from account')
  expect(rows).toEqual([
    { password: expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{128}$/), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  const tables = ['"user"', 'account', 'api_key', 'feed'].map((table) => `select t::text as row from ${table} as t`)
  const dump = await node.pool.query<{ row: string }>(tables.join(' union all '))
  const text = dump.rows.map(({ row }) => row).join('\n')
  expect(text).toContain(olga.email)
  expect(text).not.toContain(olga.password)
  expect(text).not.toContain(key.slice(12))
})

test('a database that is away makes nobody a stranger', async () => {
  const node = await freshNode()
  const { id } = await node.people.add(olga)
  const cookie = cookieOf(await node.people.signIn(olga.email, olga.password))
  const { key } = await node.people.addKey({ name: 'Web shop', scopes: ['shop'], by: id })
  node.people.forgetAll()
  await node.close()
  await expect(node.people.identify({ cookie })).rejects.toThrow('pool')
  await expect(node.people.identify({ bearer: key })).rejects.toThrow('pool')
  await expect(node.people.signIn(olga.email, olga.password)).rejects.not.toMatchObject({ code: 'sign-in.wrong' })
})

test('a merchant with people cannot be deleted from under them, which would make them operators', async () => {
  await using node = await freshNode()
  const merchant = uuidv7() as MerchantId
  const rest = { status: 'approved' as const, active: true, main: false, stores: [], warehouses: [] }
  await node.setup.saveMerchant({
    id: merchant,
    reference: 'MER000001',
    name: 'Lanterns',
    email: 'a@b.example',
    ...rest,
  })
  await node.people.add({ ...olga, merchant })
  await expect(node.pool.query('delete from merchant')).rejects.toThrow('user_merchant_id_fkey')
})
