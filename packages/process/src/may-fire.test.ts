import { describe, expect, test } from 'vitest'
import { firedBy, firedFrom, mayFire } from './may-fire.ts'
import type { ProcessEvent, State } from './model.ts'

const at = { file: 'Sample01.xml', line: 1, column: 1 }
const event = (traits: Partial<ProcessEvent>): ProcessEvent => ({
  name: 'pay',
  onEnter: false,
  manual: false,
  process: 'Sample01',
  at,
  ...traits,
})
const state = (...flags: string[]): State => ({ name: 'new', reserved: false, flags, process: 'Sample01', at })

describe('who fires an event', () => {
  test('is whom the event names', () => {
    expect(firedBy(event({ manual: true, by: ['operator', 'shop'] }), 'oms')).toEqual(['operator', 'shop'])
  })

  test('is the operator for a manual marketplace event that names nobody', () => {
    expect(firedBy(event({ manual: true }), 'oms')).toEqual(['operator'])
  })

  test('is the merchant for a manual merchant event that names nobody', () => {
    expect(firedBy(event({ manual: true }), 'state-machine')).toEqual(['merchant'])
  })

  test('is the system for every other event', () => {
    expect(firedBy(event({ onEnter: true, timeout: '1 hour' }), 'oms')).toEqual(['system'])
    expect(firedBy(event({}), 'state-machine')).toEqual(['system'])
  })
})

test('an onEnter event may be tried again by the operator, by nobody else', () => {
  const initiate = event({ onEnter: true })
  expect(mayFire(initiate, 'state-machine', 'operator')).toBe(true)
  expect(mayFire(initiate, 'state-machine', 'merchant')).toBe(false)
  expect(mayFire(event({}), 'oms', 'operator')).toBe(false)
})

describe('cancel', () => {
  const cancel = event({ name: 'cancel', manual: true, by: ['operator', 'customer', 'shop'] })

  test('is everyone’s in a cancellable state', () => {
    expect(firedFrom(state('cancellable'), cancel, 'oms')).toEqual(['operator', 'customer', 'shop'])
  })

  test('is the operator’s alone in any other', () => {
    expect(firedFrom(state('amendable'), cancel, 'oms')).toEqual(['operator'])
  })

  test('is the customer’s in a cancellable state also where the event names nobody', () => {
    const unsaid = event({ name: 'cancel', manual: true })
    expect(firedFrom(state('cancellable'), unsaid, 'oms')).toEqual(['operator', 'customer', 'shop'])
    expect(firedFrom(state(), unsaid, 'oms')).toEqual(['operator'])
    expect(firedFrom(state('cancellable'), { ...unsaid, by: ['operator'] }, 'oms')).toEqual(['operator'])
  })

  test('is the only event bound to the flag', () => {
    expect(firedFrom(state(), { ...cancel, name: 'pay' }, 'oms')).toEqual(['operator', 'customer', 'shop'])
  })
})
