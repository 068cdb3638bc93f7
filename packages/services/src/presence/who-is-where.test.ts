import { expect, test } from 'vitest'
import type { Handled, Look } from './presence-store.ts'
import { changesBetween, whoIsWhere } from './who-is-where.ts'

const [ana, ben] = [
  { id: 'ana', name: 'Ana' },
  { id: 'ben', name: 'Ben' },
]
const look = (person: Look['person'], reference = 'DE--5'): Look => ({
  id: `${person.id} at ${reference} ${Math.random()}`,
  team: 'operator',
  reference,
  person,
})
const handled = (reference: string): Handled => ({
  team: 'operator',
  reference,
  by: ana,
  since: '2026-11-02T10:00:00.000Z',
  takenFrom: null,
})

test('each person is at an order once, however many pages they have open, by name', () => {
  const found = whoIsWhere({ looks: [look(ben), look(ana), look(ben), look(ben, 'DE--6')] })
  expect([...found.values()]).toEqual([
    { reference: 'DE--5', looking: [ana, ben], handling: null, support: false },
    { reference: 'DE--6', looking: [ben], handling: null, support: false },
  ])
})

test('an order is handled also while nobody looks at it', () => {
  const found = whoIsWhere({ handled: [handled('DE--5')] })
  expect([...found.values()]).toEqual([
    {
      reference: 'DE--5',
      looking: [],
      handling: { by: ana, since: '2026-11-02T10:00:00.000Z', takenFrom: null },
      support: false,
    },
  ])
})

test('the marketplace is at an order also where nobody of the team is', () => {
  const found = whoIsWhere({ looks: [look(ana, 'DE--6')], supported: ['DE--5', 'DE--6'] })
  expect([...found.values()]).toEqual([
    { reference: 'DE--6', looking: [ana], handling: null, support: true },
    { reference: 'DE--5', looking: [], handling: null, support: true },
  ])
  expect(changesBetween(found, whoIsWhere({})).map(({ support }) => support)).toEqual([false, false])
})

test('what changed is told whole, and where nobody is left, that', () => {
  const before = whoIsWhere({ looks: [look(ana), look(ana, 'DE--6'), look(ben, 'DE--7')] })
  const after = whoIsWhere({ looks: [look(ana), look(ben), look(ana, 'DE--6')], handled: [handled('DE--6')] })
  expect(changesBetween(before, after).map(({ reference, looking }) => [reference, looking.length])).toEqual([
    ['DE--5', 2],
    ['DE--6', 1],
    ['DE--7', 0],
  ])
  expect(changesBetween(after, after)).toEqual([])
})
