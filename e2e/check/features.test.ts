import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appRouter } from '@souk/api/router'
import { builtins } from '@souk/domain/engine/builtins/registry'

const root = join(import.meta.dirname, '../..')
const procedures = Object.keys(appRouter._def.procedures)

interface Row {
  readonly number: number
  readonly procedures: readonly string[]
  readonly tests: readonly string[]
}

/** What stands between backquotes. */
const names = (cell: string | undefined): readonly string[] =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? [])

const rows = readFileSync(join(root, 'docs/features.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|'))
  .flatMap(([, number, , by, shown]): Row[] => {
    const found = /^ F(\d+) *$/.exec(number ?? '')?.[1]
    return found === undefined ? [] : [{ number: Number(found), procedures: names(by), tests: names(shown) }]
  })

const through = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** A procedure or all of a noun, a program or address, a built-in command, or a worker by its file. */
function isThere(name: string): boolean {
  if (/^(souk|GET) /.test(name)) return true
  if (name.includes('/')) return builtins.commands.has(name)
  if (!name.includes('.')) return globSync(`apps/server/src/workers/${name}.ts`, { cwd: root }).length > 0
  const [noun = '', verb] = name.split('.')
  return verb === '*' ? procedures.some((path) => path.startsWith(`${noun}.`)) : procedures.includes(name)
}

test('every feature of orders, processes, returns and money is listed once, in order', () => {
  const wanted = [...through(1, 54).filter((number) => number !== 40), ...through(82, 107)]
  const listed = rows.map(({ number }) => number)
  expect(wanted.filter((number) => !listed.includes(number))).toEqual([])
  expect(listed).toEqual([...new Set(listed)].toSorted((one, other) => one - other))
})

test.each(rows)('F$number names procedures there are, and tests there are', ({ procedures: by, tests }) => {
  expect(by.filter((name) => !isThere(name))).toEqual([])
  expect(tests).not.toEqual([])
  expect(tests.filter((path) => globSync(`{packages/,apps/,}${path}`, { cwd: root }).length === 0)).toEqual([])
})
