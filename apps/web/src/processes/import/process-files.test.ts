import { expect, test } from 'vitest'
import type { Finding, Level } from '@souk/process/model'
import { joined, mainsOf, readFiles, verdictOf } from './process-files.ts'

const found = (level: Level): Finding => ({
  rule: 'L1',
  level,
  message: '',
  remedy: '',
  file: 'a.xml',
  line: 1,
  column: 1,
})

test('only XML files of a folder are read', async () => {
  const files = [new File(['<statemachine/>'], 'A.XML'), new File(['hello'], 'README.md')]
  expect(await readFiles(files)).toEqual([{ path: 'A.XML', content: '<statemachine/>' }])
})

test('the file that declares a main process is the main one', () => {
  const main = { path: 'main.xml', content: `<process name="P"\n  main = "true">` }
  const other = { path: 'other.xml', content: '<process name="Q"><!-- main --></process>' }
  expect(mainsOf([main, other])).toEqual(['main.xml'])
  expect(mainsOf([other])).toEqual(['other.xml'])
})

test('a file chosen again replaces the first one', () => {
  const files = joined(
    [{ path: 'b.xml', content: 'old' }],
    [
      { path: 'a.xml', content: 'a' },
      { path: 'b.xml', content: 'new' },
    ],
  )
  expect(files.map(({ content }) => content)).toEqual(['a', 'new'])
})

test('compatible passes errors, and nothing passes a refusal', () => {
  expect(verdictOf([found('error')], false)).toBe('errors')
  expect(verdictOf([found('error'), found('warning')], true)).toBe('fine')
  expect(verdictOf([found('refused')], true)).toBe('refused')
})
