import { expect, test, vi } from 'vitest'
import { hintBusContract } from './hint-bus.contract.ts'
import { hintBus, memoryHints } from './hint-bus.ts'

hintBusContract('in memory', async () => {
  const bus = memoryHints()
  return () => bus
})

test('why no line can be opened is told once', async () => {
  const open = vi.fn(() => Promise.reject(new Error('away')))
  const report = vi.fn()
  await using bus = hintBus(open, report)
  bus.listen(() => {})
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2), { timeout: 10_000 })
  expect(report.mock.calls).toEqual([[new Error('away')]])
})
