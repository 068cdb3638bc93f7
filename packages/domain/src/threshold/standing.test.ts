import { describe, expect, test } from 'vitest'
import { DE } from '../testing/marketplace.ts'
import { standingsOf } from './standing.ts'
import type { Measured } from './standing.ts'
import type { Threshold, ThresholdType } from './threshold.ts'

const aThreshold = (type: ThresholdType, over: Partial<Threshold> = {}): Threshold => ({
  type,
  store: DE,
  currency: 'EUR',
  threshold: 50_00,
  messages: {},
  ...over,
})

function standing(threshold: Threshold, over: Partial<Measured> = {}) {
  const cart = { store: DE, currency: 'EUR', locale: 'en-GB', relations: [], subtotal: 10_00, ...over }
  return standingsOf({ thresholds: [threshold], taxRates: {} }, cart)[0]
}

const fixed = aThreshold('soft-minimum-threshold-fixed-fee', { fee: 9_00 })
const flexible = aThreshold('soft-minimum-threshold-flexible-fee', { fee: 2_50 })

describe('a threshold', () => {
  test.each<[ThresholdType, number, number]>([
    ['hard-minimum-threshold', 49_99, 1],
    ['hard-minimum-threshold', 50_00, 0],
    ['hard-maximum-threshold', 50_00, 0],
    ['hard-maximum-threshold', 50_01, 1],
    ['soft-minimum-threshold', 10_00, 40_00],
    ['soft-minimum-threshold', 60_00, 0],
  ])('%s at %i is missed by %i', (type, subtotal, difference) => {
    const met = difference === 0
    expect(standing(aThreshold(type), { subtotal })).toMatchObject({ met, difference, fee: 0 })
  })

  test('charges its fee where it is not met, fixed or in percent of the goods', () => {
    expect(standing(fixed)?.fee).toBe(9_00)
    expect(standing(fixed, { subtotal: 50_00 })?.fee).toBe(0)
    expect(standing(flexible, { subtotal: 10_20 })?.fee).toBe(26)
    expect(standing(flexible, { subtotal: 50_00 })?.fee).toBe(0)
  })

  test('is for its store, its currency, and its relation where it has one', () => {
    const ofPartners = aThreshold('hard-minimum-threshold', { relation: 'partners' })
    expect(standing(ofPartners)).toBeUndefined()
    expect(standing(ofPartners, { relations: ['others', 'partners'] })).toMatchObject({ relation: 'partners' })
    expect(standing(fixed, { currency: 'CHF' })).toBeUndefined()
    expect(standing({ ...fixed, store: 'AT' as typeof DE })).toBeUndefined()
  })
})

describe('its message', () => {
  const messages = { 'en-GB': 'From {{threshold}}, else {{fee}}, yes {{fee}}.', 'de-DE': 'Ab {{threshold}}.' }

  test('has the amounts as the locale writes them', () => {
    expect(standing({ ...fixed, messages })?.message).toBe('From €50.00, else €9.00, yes €9.00.')
    expect(standing({ ...fixed, messages }, { locale: 'de-DE' })?.message).toBe('Ab 50,00\u00a0€.')
    const yen = { ...fixed, messages, currency: 'JPY', threshold: 5000, fee: 900 }
    expect(standing(yen, { currency: 'JPY', subtotal: 1 })?.message).toBe('From JP¥5,000, else JP¥900, yes JP¥900.')
  })

  test('names what is missing, ours of a minimum by itself', () => {
    const short = { ...fixed, messages: { 'en-GB': 'Only {{missing}} to go.' } }
    expect(standing(short)?.message).toBe('Only €40.00 to go.')
    const minimum = standing(aThreshold('hard-minimum-threshold'))
    expect(minimum?.message).toBe('Orders start at €50.00: add goods for €40.00.')
  })

  test('is that of the language where the locale has none, then any, then ours', () => {
    expect(standing({ ...fixed, messages }, { locale: 'de-AT' })?.message).toMatch(/^Ab /)
    expect(standing({ ...fixed, messages }, { locale: 'fr' })?.message).toMatch(/^From /)
    expect(standing(fixed)?.message).toBe('Orders below €50.00 cost €9.00 more.')
  })
})
