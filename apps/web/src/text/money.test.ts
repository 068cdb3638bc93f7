import { afterEach, expect, test } from 'vitest'
import { setLocale } from './locale.ts'
import { formatMoney, formatNumber } from './money.ts'

afterEach(() => setLocale('en'))

const plain = (text: string): string => text.replaceAll(/\s/gu, ' ')

test('minor units follow the currency', () => {
  expect(plain(formatMoney(123456, 'EUR'))).toBe('€1,234.56')
  expect(plain(formatMoney(1234, 'JPY'))).toMatch(/1,234$/u)
  expect(plain(formatMoney(-5, 'CHF'))).toBe('-CHF 0.05')
})

test('money follows the language at once', () => {
  setLocale('de')
  expect(plain(formatMoney(123456, 'EUR'))).toBe('1.234,56 €')
  expect(formatNumber(12480)).toBe('12.480')
})

test('money holds no space at which a line may break', () => {
  setLocale('de')
  expect(formatMoney(100, 'EUR')).not.toContain(' ')
})
