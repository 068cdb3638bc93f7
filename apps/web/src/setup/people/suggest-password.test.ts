import { expect, test } from 'vitest'
import { suggestPassword } from './suggest-password.ts'

test('a suggested password is easy to read out and never the same', () => {
  const passwords = Array.from({ length: 50 }, suggestPassword)
  expect(passwords.every((password) => /^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/u.test(password))).toBe(true)
  expect(new Set(passwords).size).toBe(50)
})
