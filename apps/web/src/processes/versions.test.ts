import { expect, test } from 'vitest'
import type { ProcessSummary } from '@souk/contract/processes'
import type { ProcessId } from '@souk/domain/ids'
import { familiesOf } from './versions.ts'

const summary = (name: string, version: number, more: Partial<ProcessSummary> = {}): ProcessSummary => ({
  id: `${name} ${version}` as ProcessId,
  name,
  version,
  side: 'marketplace',
  active: false,
  states: 3,
  unbound: [],
  importedAt: '2026-11-01T00:00:00.000Z',
  ...more,
})

test('a process is listed once, by its active version', () => {
  const [family] = familiesOf([summary('A', 1), summary('A', 2, { active: true }), summary('A', 3)])
  expect(family?.current.version).toBe(2)
  expect(family?.versions.map(({ version }) => version)).toEqual([3, 2, 1])
})

test('while none is active the newest one stands for it', () => {
  expect(familiesOf([summary('A', 1), summary('A', 2)])[0]?.current.version).toBe(2)
})

test('the marketplace’s processes come first', () => {
  const names = familiesOf([summary('A', 1, { side: 'merchant' }), summary('C', 1), summary('B', 1)]).map(
    ({ name }) => name,
  )
  expect(names).toEqual(['B', 'C', 'A'])
})
