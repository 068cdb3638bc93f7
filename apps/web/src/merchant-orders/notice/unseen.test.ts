import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createUnseen } from './unseen.ts'
import type { NewOrder, Unseen } from './unseen.ts'

const order = (number: number): NewOrder => ({
  reference: `DE--${number}--MER000002`,
  orderReference: `DE--${number}`,
  items: 1,
  grandTotal: 1250,
  currency: 'EUR',
  createdAt: `2026-11-02T10:00:${String(number).padStart(2, '0')}.000Z`,
})

const ends: (() => void)[] = []
const visit = (person = 'ana'): Unseen =>
  createRoot((end) => {
    ends.push(end)
    return createUnseen(person)
  })

const key = 'souk:unseen-orders:ana'
const tellTabs = () => dispatchEvent(new StorageEvent('storage', { key, newValue: localStorage.getItem(key) }))

beforeEach(() => localStorage.clear())
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

test('whoever comes for the first time has seen all there is', () => {
  const unseen = visit()
  unseen.meet([order(2), order(1)])
  expect(unseen.orders()).toEqual([])
})

test('orders that were created since the last visit are unseen, oldest first', () => {
  visit().meet([order(1)])
  const unseen = visit()
  unseen.meet([order(3), order(2), order(1)])
  expect(unseen.orders()).toEqual([order(2), order(3)])
})

test('an order is unseen once, also when it is in a later snapshot', () => {
  const unseen = visit()
  unseen.meet([])
  unseen.hear([order(1)])
  unseen.hear([order(1)])
  unseen.meet([order(1)])
  expect(unseen.orders()).toEqual([order(1)])
  expect(unseen.has(order(1).reference)).toBe(true)
})

test('a new order that was created before the last one heard of is unseen all the same', () => {
  const unseen = visit()
  unseen.hear([order(2)])
  unseen.hear([order(1)])
  expect(unseen.orders()).toHaveLength(2)
})

test('what was looked at is no longer unseen, and not again when it is heard of late', () => {
  const unseen = visit()
  unseen.hear([order(1), order(2)])
  unseen.see([order(1).reference])
  expect(unseen.orders()).toEqual([order(2)])
  unseen.hear([order(1)])
  expect(unseen.orders()).toEqual([order(2)])
  unseen.seeAll()
  expect(unseen.orders()).toEqual([])
})

test('what was not looked at is still unseen after a reload, for this person alone', () => {
  visit('ana').hear([order(1)])
  expect(visit('ana').orders()).toEqual([order(1)])
  expect(visit('bo').orders()).toEqual([])
})

test('what one tab hears the others know, and no tab forgets what another one did', () => {
  const [one, other] = [visit(), visit()]
  one.hear([order(1)])
  tellTabs()
  expect(other.orders()).toEqual([order(1)])
  one.see([order(1).reference])
  other.hear([order(2)])
  expect(other.orders()).toEqual([order(2)])
})

test('what is not ours in the store is as nothing', () => {
  localStorage.setItem(key, '{')
  expect(visit().orders()).toEqual([])
})
