import { expect, test, vi } from 'vitest'
import type { MerchantId } from '@souk/domain/ids'
import type { Identity } from '@souk/services/people/people'
import { identities } from './identities.ts'

const START = Date.UTC(2026, 10, 23)
const olga: Identity = {
  id: 'session of Olga',
  kind: 'session',
  actor: { kind: 'operator', id: 'Olga', name: 'Olga' },
  email: 'olga@souk.example',
  scopes: [],
}
const mira: Identity = {
  ...olga,
  id: 'session of Mira',
  actor: { kind: 'merchant', id: 'Mira', name: 'Mira', merchant: 'Lanterns' as MerchantId },
}
const shop: Identity = { ...olga, id: 'key of shop', kind: 'key', actor: { kind: 'shop', id: 'shop', name: 'shop' } }

function atStart() {
  let now = START
  const memory = identities(() => new Date(now))
  const after = (ms: number) => (now += ms)
  /** Counts how often it was asked. */
  const answering = (identity: Identity | undefined) => vi.fn(async () => identity && { ...identity })
  return { ...memory, after, answering }
}

test('who was found is not asked for again within half a minute', async () => {
  const { find, answering, after } = atStart()
  const lookUp = answering(olga)
  await find('cookie', lookUp)
  after(29_999)
  expect(await find('cookie', lookUp)).toEqual(olga)
  expect(lookUp).toHaveBeenCalledTimes(1)
  after(1)
  await find('cookie', lookUp)
  expect(lookUp).toHaveBeenCalledTimes(2)
})

test('nobody is remembered for three seconds', async () => {
  const { find, answering, after } = atStart()
  const lookUp = answering(undefined)
  await find('cookie', lookUp)
  after(2_999)
  expect(await find('cookie', lookUp)).toBeUndefined()
  expect(lookUp).toHaveBeenCalledTimes(1)
  after(1)
  expect(await find('cookie', answering(olga))).toEqual(olga)
})

test('many who ask at once share one look-up', async () => {
  const { find, answering } = atStart()
  const lookUp = answering(olga)
  const found = await Promise.all(Array.from({ length: 50 }, () => find('cookie', lookUp)))
  expect(found.every((identity) => identity?.id === olga.id)).toBe(true)
  expect(lookUp).toHaveBeenCalledTimes(1)
})

test('a look-up that failed says so, and the next one asks again', async () => {
  const { find, answering } = atStart()
  const failing = vi.fn(async () => Promise.reject(new Error('the database is away')))
  await expect(find('cookie', failing)).rejects.toThrow('the database is away')
  expect(await find('cookie', answering(olga))).toEqual(olga)
})

test.each([
  ['a session that ended', olga, { kind: 'session-ended', id: olga.id }],
  ['a person who changed', olga, { kind: 'person-changed', id: 'Olga' }],
  ['a key that was revoked', shop, { kind: 'key-revoked', id: shop.id }],
  ['a merchant who changed', mira, { kind: 'merchant-changed', merchant: 'Lanterns' as MerchantId }],
] as const)('a notice of %s takes back what was found before it', async (_, identity, notice) => {
  const { find, heard, isCurrent, answering } = atStart()
  const found = await find('credential', answering(identity))
  heard(notice)
  expect(found && isCurrent(found)).toBe(false)
  expect(await find('credential', answering(undefined))).toBeUndefined()
})

test('notices of others take nothing from anybody', async () => {
  const { find, heard, isCurrent, answering } = atStart()
  const lookUp = answering(mira)
  const found = await find('cookie', lookUp)
  heard({ kind: 'session-ended', id: olga.id })
  heard({ kind: 'person-changed', id: 'Olga' })
  heard({ kind: 'merchant-changed', merchant: 'Teapots' as MerchantId })
  heard({ kind: 'key-revoked', id: mira.id })
  expect(found && isCurrent(found)).toBe(true)
  await find('cookie', lookUp)
  expect(lookUp).toHaveBeenCalledTimes(1)
})

test('somebody who is found again after a notice is current again, the one found before stays out', async () => {
  const { find, heard, isCurrent, answering } = atStart()
  const before = await find('cookie', answering(mira))
  heard({ kind: 'merchant-changed', merchant: 'Lanterns' as MerchantId })
  const after = await find('cookie', answering(mira))
  expect(after && isCurrent(after)).toBe(true)
  expect(before && isCurrent(before)).toBe(false)
})

test('what was looked up while the notice came is looked up again', async () => {
  const { find, heard, answering } = atStart()
  const before = vi.fn(async () => {
    heard({ kind: 'person-changed', id: 'Olga' })
    return olga
  })
  const after = answering(undefined)
  const lookUp = () => (before.mock.calls.length === 0 ? before() : after())
  expect(await find('cookie', lookUp)).toBeUndefined()
  expect(after).toHaveBeenCalledTimes(1)
})

test('a session is over at its time, also one that was just found', async () => {
  const { find, isCurrent, after, answering } = atStart()
  const found = await find('cookie', answering({ ...olga, expiresAt: new Date(START + 10_000).toISOString() }))
  after(9_999)
  expect(found && isCurrent(found)).toBe(true)
  after(1)
  expect(found && isCurrent(found)).toBe(false)
  expect(await find('cookie', answering(undefined))).toBeUndefined()
})

test('when notices may have been missed everybody is looked at again', async () => {
  const { find, forgetAll, isCurrent, answering } = atStart()
  const found = await find('cookie', answering(olga))
  await find('nobody', answering(undefined))
  forgetAll()
  expect(found && isCurrent(found)).toBe(false)
  expect(await find('nobody', answering(olga))).toEqual(olga)
  const again = await find('cookie', answering(olga))
  expect(again && isCurrent(again)).toBe(true)
})

test('a revocation is not forgotten under a flood of others', async () => {
  const { find, heard, isCurrent, answering } = atStart()
  const found = await find('cookie', answering(olga))
  heard({ kind: 'session-ended', id: olga.id })
  for (let n = 0; n < 20_000; n++) heard({ kind: 'session-ended', id: `other ${n}` })
  expect(found && isCurrent(found)).toBe(false)
  const late = await find('cookie', answering(mira))
  expect(late && isCurrent(late)).toBe(true)
})

test('a flood of guesses drives nobody known out', async () => {
  const { find, answering } = atStart()
  const lookUp = answering(olga)
  await find('cookie', lookUp)
  for (let n = 0; n < 25_000; n++) await find(`guess ${n}`, async () => undefined)
  await find('cookie', lookUp)
  expect(lookUp).toHaveBeenCalledTimes(1)
})
