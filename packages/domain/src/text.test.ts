import { expect, test } from 'vitest'
import { countryText, dayText, localeTag, moneyText, ourLanguage, rateText } from './text.ts'

const spaced = (text: string): string => text.replaceAll(/\s/g, ' ')

test('money, rates, days and countries are written as people of the locale do', () => {
  expect(spaced(moneyText(1_234_56, 'EUR', 'de-DE'))).toBe('1.234,56 €')
  expect(moneyText(1_234_56, 'EUR', 'en-US')).toBe('€1,234.56')
  expect(spaced(moneyText(-1_234, 'JPY', 'de-DE'))).toBe('-1.234 ¥')
  expect(spaced(rateText(25_50, 'de-DE'))).toBe('25,5 %')
  expect(rateText(19_00, 'en-US')).toBe('19%')
  expect(dayText('2026-11-02', 'de-DE')).toBe('2. November 2026')
  expect(countryText('DE', 'de-DE')).toBe('Deutschland')
})

test('a locale with an underscore is known, one that is none is English', () => {
  expect(localeTag('de_DE')).toBe('de-DE')
  expect(localeTag('not a locale')).toBe('en')
  expect(moneyText(1_00, 'EUR', 'not a locale')).toBe('€1.00')
})

test('a language is known in capitals too, and is not another that begins like it', () => {
  expect(['de', 'DE-AT', 'de_CH', 'den', 'en-DE', 'fr'].map(ourLanguage)).toEqual(['de', 'de', 'de', 'en', 'en', 'en'])
})
