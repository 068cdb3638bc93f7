import { expect, test } from 'vitest'
import { firstRunToken } from './first-run.ts'

test('nodes with one secret have one token, and none once somebody is there', async () => {
  let people = 0
  const [one, other] = ['first', 'first'].map((secret) => firstRunToken(secret, async () => people))
  expect(await one?.()).toMatch(/^[\w-]{43}$/)
  expect(await other?.()).toBe(await one?.())
  expect(await firstRunToken('second', async () => 0)()).not.toBe(await one?.())
  people = 1
  expect(await one?.()).toBeUndefined()
})
