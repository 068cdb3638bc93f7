import { describe, expect, test } from 'vitest'
import { compile } from '@souk/process/compile'
import { pairs } from '@souk/process/pairs'
import { defaultProcesses } from '../engine/testing/souk.ts'
import { apart, paired, partners } from './pairs.ts'

const statesOf = (dialect: 'oms' | 'state-machine') =>
  new Set(defaultProcesses.filter((one) => one.dialect === dialect).flatMap((one) => [...compile(one).places.keys()]))

const beforeTheSplit = [
  'new',
  'grace period started',
  'grace period finished',
  'payment pending',
  'paid',
  'commission calculated',
  'merchant split pending',
  'order amendment',
  'order amendment draft pending',
  'order amendment draft',
  'order amendment draft applied',
  'draft apply succeeded',
  'draft apply failed',
]

describe('pairs', () => {
  test('name every state of the default processes once the order is split', () => {
    const marketplace = [...statesOf('oms')].filter((state) => !pairs.has(state))
    expect(marketplace.toSorted()).toEqual(beforeTheSplit.toSorted())
    const named = new Set([...pairs.values()].flat())
    expect([...statesOf('state-machine')].filter((state) => !named.has(state))).toEqual(['created'])
  })

  test('are asked from either side', () => {
    expect(paired('marketplace', 'shipped by merchant', 'shipped')).toBe(true)
    expect(paired('merchant', 'shipped', 'shipped by merchant')).toBe(true)
    expect(paired('merchant', 'shipped', 'delivered')).toBe(false)
    expect(paired('marketplace', 'unheard of', 'new')).toBe(false)
  })

  test('say which machines are apart, and nothing of states they do not know', () => {
    expect(apart('shipped by merchant', 'new')).toBe(true)
    expect(apart('shipped by merchant', 'shipped')).toBe(false)
    expect(apart('refunded', 'canceled')).toBe(false)
    expect(apart('paid', 'new')).toBe(false)
    expect(apart('shipped by merchant', 'on the road')).toBe(false)
  })

  test('say where a machine may stand while its sister stands somewhere', () => {
    expect(partners('merchant', 'shipped by merchant')).toEqual(['shipped'])
    expect(partners('marketplace', 'canceled')).toEqual(['cancelled', 'canceled', 'refunded'])
    expect(partners('marketplace', 'on the road')).toEqual([])
  })
})
