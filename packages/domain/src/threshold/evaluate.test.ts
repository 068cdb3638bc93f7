import { describe, expect, test } from 'vitest'
import { DE } from '../testing/marketplace.ts'
import { evaluateThresholds } from './evaluate.ts'
import type { Measured } from './evaluate.ts'
import type { Threshold, ThresholdType } from './threshold.ts'

const aThreshold = (type: ThresholdType, over: Partial<Threshold> = {}): Threshold => ({
  type,
  store: DE,
  currency: 'EUR',
  threshold: 50_00,
  messages: {},
  ...over,
})

function evaluated(threshold: Threshold, over: Partial<Measured> = {}) {
  const cart = { store: DE, currency: 'EUR', locale: 'en-GB', relations: [], subtotal: 10_00, ...over }
  return evaluateThresholds({ thresholds: [threshold], taxRates: {} }, cart)[0]
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
    expect(evaluated(aThreshold(type), { subtotal })).toMatchObject({ met, difference, fee: 0 })
  })

  test('charges its fee where it is not met, fixed or in percent of the goods', () => {
    expect(evaluated(fixed)?.fee).toBe(9_00)
    expect(evaluated(fixed, { subtotal: 50_00 })?.fee).toBe(0)
    expect(evaluated(flexible, { subtotal: 10_20 })?.fee).toBe(26)
    expect(evaluated(flexible, { subtotal: 50_00 })?.fee).toBe(0)
  })

  test('is for its store, its currency, and its relation where it has one', () => {
    const ofPartners = aThreshold('hard-minimum-threshold', { relation: 'partners' })
    expect(evaluated(ofPartners)).toBeUndefined()
    expect(evaluated(ofPartners, { relations: ['others', 'partners'] })).toMatchObject({ relation: 'partners' })
    expect(evaluated(fixed, { currency: 'CHF' })).toBeUndefined()
    expect(evaluated({ ...fixed, store: 'AT' as typeof DE })).toBeUndefined()
  })
})

describe('its message', () => {
  const messages = { 'en-GB': 'From {{threshold}}, else {{fee}}, yes {{fee}}.', 'de-DE': 'Ab {{threshold}}.' }

  test('has the amounts as the locale writes them', () => {
    expect(evaluated({ ...fixed, messages })?.message).toBe('From €50.00, else €9.00, yes €9.00.')
    expect(evaluated({ ...fixed, messages }, { locale: 'de-DE' })?.message).toBe('Ab 50,00\u00a0€.')
    const yen = { ...fixed, messages, currency: 'JPY', threshold: 5000, fee: 900 }
    expect(evaluated(yen, { currency: 'JPY', subtotal: 1 })?.message).toBe('From JP¥5,000, else JP¥900, yes JP¥900.')
  })

  test('names what is missing, ours of a minimum by itself', () => {
    const short = { ...fixed, messages: { 'en-GB': 'Only {{missing}} to go.' } }
    expect(evaluated(short)?.message).toBe('Only €40.00 to go.')
    const minimum = evaluated(aThreshold('hard-minimum-threshold'))
    expect(minimum?.message).toBe('Orders start at €50.00: add goods for €40.00.')
  })

  test('is that of the language where the locale has none, then any, then ours', () => {
    expect(evaluated({ ...fixed, messages }, { locale: 'de-AT' })?.message).toMatch(/^Ab /)
    expect(evaluated({ ...fixed, messages }, { locale: 'fr' })?.message).toMatch(/^From /)
    expect(evaluated(fixed)?.message).toBe('Orders below €50.00 cost €9.00 more.')
  })
})
