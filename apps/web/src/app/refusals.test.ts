import { afterEach, expect, test } from 'vitest'
import type { Souk } from '@souk/client/souk'
import { setLocale } from '../text/locale.ts'
import { failureText, fieldIssue } from './refusals.ts'
import { answeringSouk, refusingSouk } from './testing/refusing-souk.ts'

const failureOf = (souk: Souk): Promise<unknown> =>
  souk.people.signIn.mutate({ email: 'ana@souk.example', password: 'wrong' }).catch((error: unknown) => error)

afterEach(() => setLocale('en'))

test('a refusal is said in the person’s language', async () => {
  const error = await failureOf(refusingSouk({ code: 'sign-in.wrong', message: 'Wrong.' }))
  expect(failureText(error)).toBe('No account matches this e-mail address and password.')
  setLocale('de')
  expect(failureText(error)).toBe('Zu dieser E-Mail-Adresse und diesem Passwort gibt es kein Konto.')
})

test('a refusal that is new to the screens is said in the server’s words', async () => {
  const error = await failureOf(refusingSouk({ code: 'moon.full', message: 'Not at full moon.' }))
  expect(failureText(error)).toBe('Not at full moon.')
})

test('what is wrong with an input is told by its field', async () => {
  const issues = [{ path: 'items[0].sku', message: 'Too short' }]
  const error = await failureOf(
    refusingSouk({ code: 'input.invalid', message: 'items[0].sku: …', details: { issues } }),
  )
  expect(failureText(error)).toBe('Some of it is not right yet.')
  expect(fieldIssue(error, 'items[0].sku')).toBe('Too short')
  expect(fieldIssue(error, 'items')).toBe('Too short')
  expect(fieldIssue(error, 'item')).toBeUndefined()
})

test('whoever asks too often is told to wait', async () => {
  expect(failureText(await failureOf(answeringSouk({ error: 'Too many' }, 429)))).toMatch(/^Too many attempts/u)
})

test('no answer is told from an answer that makes no sense', async () => {
  expect(failureText(await failureOf(answeringSouk({}, 502)))).toMatch(/does not answer/u)
  expect(failureText(await failureOf(answeringSouk('nonsense', 500)))).toMatch(/^Something went wrong/u)
  expect(failureText(new Error('boom'))).toMatch(/^Something went wrong/u)
})
