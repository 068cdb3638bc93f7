import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultProcessRoot } from '@souk/process/defaults'
import { processExport } from './process-export.ts'

const prepaid = fileURLToPath(new URL('oms/Prepaid01.xml', defaultProcessRoot))
const out = vi.spyOn(console, 'log').mockReturnValue()
const complaint = vi.spyOn(console, 'error').mockReturnValue()
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-export-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.clearAllMocks()
})

async function exported(format: string, file = prepaid): Promise<string> {
  expect(await processExport(['--format', format, file])).toBe(0)
  return String(out.mock.lastCall?.[0])
}

test.each([
  ['xml', '<process name="Prepaid01" main="true">'],
  ['xstate', '"id": "Prepaid01"'],
  ['mermaid', 'stateDiagram-v2'],
  ['svg', '(by order)'],
])('a process file with its includes is printed as %s', async (format, part) => {
  expect(await exported(format)).toContain(part)
})

test('what is exported as XState’s JSON is exported from there as the same XML', async () => {
  const machine = join(folder, 'Prepaid01.json')
  writeFileSync(machine, await exported('xstate'))
  expect(await exported('xml', machine)).toBe(await exported('xml'))
})

test('a refused file exits with 1, a wrong call with 2 and its usage', async () => {
  writeFileSync(join(folder, 'bad.xml'), '<oops')
  expect(await processExport(['--format', 'svg', join(folder, 'bad.xml')])).toBe(1)
  for (const args of [[], ['--format', 'png', prepaid], [prepaid], ['--colour', prepaid]])
    expect([args, await processExport(args)]).toEqual([args, 2])
  expect(complaint).toHaveBeenLastCalledWith(expect.stringContaining('Usage: souk process export --format xml|'))
})
