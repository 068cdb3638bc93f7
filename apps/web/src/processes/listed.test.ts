import { afterEach, expect, test } from 'vitest'
import { setLocale } from '../text/locale.ts'
import { listed } from './listed.ts'

afterEach(() => setLocale('en'))

test('few names are all said, of many the first and how many more', () => {
  expect(listed(['a', 'b'])).toBe('a and b')
  expect(listed(['a', 'b', 'c', 'd'])).toMatch(/^a, b, c,? and d$/u)
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toMatch(/^a, b, c,? and \+2$/u)
})

test('the list is joined in the person’s language', () => {
  setLocale('de')
  expect(listed(['a', 'b'])).toBe('a und b')
})
