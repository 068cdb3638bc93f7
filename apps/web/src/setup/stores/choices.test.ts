import { expect, test } from 'vitest'
import { currenciesOf, localeOptions, timeZoneOptions } from './choices.ts'

test('currencies are read as people type them, the first one first', () => {
  expect(currenciesOf(' eur,CHF; usd  eur')).toEqual(['EUR', 'CHF', 'USD'])
  expect(currenciesOf(' ')).toEqual([])
})

test('a store’s own language and zone can be chosen again, also where we do not list them', () => {
  expect(localeOptions('is-IS').map(({ value }) => value)).toContain('is-IS')
  expect(timeZoneOptions('Etc/GMT+3').map(({ value }) => value)).toContain('Etc/GMT+3')
})
