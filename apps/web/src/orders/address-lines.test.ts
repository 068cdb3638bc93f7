import { expect, test } from 'vitest'
import { anAddress } from '@souk/domain/testing/order'
import { setLocale } from '../text/locale.ts'
import { addressLines } from './address-lines.ts'

test('an address stands as on a parcel, without empty lines', () => {
  setLocale('en')
  expect(addressLines(anAddress({ company: 'Engines Ltd', region: 'BE' }))).toEqual([
    'Engines Ltd',
    'Ada Lovelace',
    'Kirchweg 7',
    '10115 Berlin',
    'BE Germany',
  ])
})

test('countries are told in the person’s language', () => {
  setLocale('de')
  expect(addressLines(anAddress()).at(-1)).toBe('Deutschland')
  setLocale('en')
})
