import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { defaultProcessRoot } from '@souk/process/defaults'
import { processWalk } from './process-walk.ts'

test('every transition of every default process is walked', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await processWalk([fileURLToPath(defaultProcessRoot)])).toBe(0)
  const lines = String(said.mock.calls[0]?.[0]).split('\n')
  expect(lines).toHaveLength(4)
  for (const line of lines) expect(line).toMatch(/(\d+) of \1 paths walked$/)
  said.mockRestore()
})

test('a missing argument is said with the usage', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await processWalk([])).toBe(2)
  expect(said).toHaveBeenCalledWith('Usage: souk process walk [--root DIR] <file|folder…>')
  said.mockRestore()
})
