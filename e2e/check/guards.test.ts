import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** What the linter must refuse: the rule, where it stands, and the fault. */
const refused: readonly (readonly [rule: string, path: string, text: string])[] = [
  [
    'no-floating-promises',
    'packages/process/src/floating.ts',
    'export async function tick(): Promise<void> {}\ntick()\n',
  ],
  ['no-misused-promises', 'packages/process/src/callback.ts', "export const go = () => [1].forEach(async () => 'x')\n"],
  [
    'no-cycle',
    'packages/process/src/cycle-a.ts',
    "import { b } from './cycle-b.ts'\nexport const a = (): number => b()\n",
  ],
  [
    'no-cycle',
    'packages/process/src/cycle-b.ts',
    "import { a } from './cycle-a.ts'\nexport const b = (): number => a()\n",
  ],
  ['no-default-export', 'packages/process/src/default-export.ts', 'export default 1\n'],
  ['no-explicit-any', 'packages/process/src/explicit-any.ts', 'export const loose: any = 1\n'],
  ['no-non-null-assertion', 'packages/process/src/non-null.ts', 'export const first = (list: string[]) => list[0]!\n'],
  ['max-params', 'packages/process/src/four.ts', 'export const four = (a: 1, b: 2, c: 3, d: 4) => a + b + c + d\n'],
  ['no-barrel-file', 'packages/process/src/barrel.ts', "export * from './four.ts'\n"],
  ['filename-case', 'packages/process/src/camelCase.ts', 'export const odd = 1\n'],
  ['no-restricted-properties', 'packages/process/src/clock.ts', 'export const now = () => Date.now()\n'],
  [
    'no-restricted-imports',
    'packages/process/src/of-node.ts',
    "import { hostname } from 'node:os'\nexport const host = () => hostname()\n",
  ],
  [
    'no-restricted-imports',
    'packages/process/src/upwards.ts',
    "import { total } from '@souk/domain/total'\nexport const twice = () => total() * 2\n",
  ],
  [
    'no-restricted-imports',
    'packages/process/src/by-path.ts',
    "import { total } from '../../domain/src/total.ts'\nexport const thrice = () => total() * 3\n",
  ],
  [
    'no-restricted-imports',
    'packages/client/src/runs-the-api.ts',
    "import { router } from '@souk/api/router'\nexport const paths = () => router\n",
  ],
  [
    'no-restricted-imports',
    'apps/web/src/reaches-down.ts',
    "import { pool } from '@souk/postgres/pool'\nexport const rows = () => pool\n",
  ],
  [
    'switch-exhaustiveness-check',
    'packages/process/src/switch.ts',
    "export function face(side: 'heads' | 'tails') {\n  switch (side) {\n    case 'heads':\n      return 1\n  }\n  return 0\n}\n",
  ],
  [
    'no-disabled-tests',
    'packages/process/src/skipped.test.ts',
    "import { expect, test } from 'vitest'\ntest.skip('nothing', () => {\n  expect(1).toBe(2)\n})\n",
  ],
  [
    'no-destructure',
    'apps/web/src/destructured.tsx',
    'export const Name = ({ name }: { name: string }) => <b>{name}</b>\n',
  ],
]

/** What the other tools must refuse, and what looks like a fault and is none. */
const others: Record<string, string> = {
  'packages/client/src/types-of-the-api.ts':
    "import type { Router } from '@souk/api/router'\nexport const of = (router: Router) => router\n",
  'packages/domain/src/unformatted.ts': 'export const ugly = {a:"1"};\n',
  'packages/domain/src/wrong-type.ts': "export const count: number = 'one'\n",
  'packages/domain/src/enumeration.ts': 'export enum Colour {\n  Red,\n}\n',
  'packages/domain/src/total.ts': 'export const total = () => 1\nexport const unusedExport = 2\n',
  'packages/domain/package.json': manifest('@souk/domain', { 'unused-dependency': '1.0.0' }),
  'packages/process/package.json': manifest('@souk/process', {}),
}

function manifest(name: string, dependencies: Record<string, string>) {
  return JSON.stringify({ name, type: 'module', exports: { './*': './src/*.ts' }, dependencies })
}

const root = join(import.meta.dirname, '../..')
const configuration = [
  'oxlint.config.ts',
  '.oxfmtrc.json',
  '.gitignore',
  'knip.jsonc',
  'tsconfig.json',
  'package.json',
  'pnpm-workspace.yaml',
]

let workspace: string
const said = { lint: '', format: '', types: '', unused: '' }

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'souk-guards-'))
  await Promise.all(configuration.map((name) => cp(join(root, name), join(workspace, name))))
  await symlink(join(root, 'node_modules'), join(workspace, 'node_modules'))
  await Promise.all([
    ...refused.map(([, path, text]) => plant(path, text)),
    ...Object.entries(others).map(([path, text]) => plant(path, text)),
  ])
  const [lint, format, types, unused] = await Promise.all([
    hear('oxlint', '--format=unix'),
    hear('oxfmt', '--check', '.'),
    hear('tsc', '--noEmit', '-p', 'tsconfig.json'),
    hear('knip', '--no-progress'),
  ])
  Object.assign(said, { lint, format, types, unused })
})

afterAll(() => rm(workspace, { recursive: true }))

async function plant(path: string, text: string) {
  await mkdir(dirname(join(workspace, path)), { recursive: true })
  await writeFile(join(workspace, path), text)
}

/** What a program that must fail prints. */
async function hear(program: string, ...args: string[]) {
  const child = spawn(join(root, 'node_modules/.bin', program), args, {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'close')
  return code === 0 ? `${program} found nothing` : output
}

const linesAbout = (output: string, path: string) => output.split('\n').filter((line) => line.startsWith(path))

test.each(refused)('%s refuses %s', (rule, path) => {
  expect(linesAbout(said.lint, path).join()).toContain(`(${rule})`)
})

test('types of the API may be imported where its code may not', () => {
  expect(linesAbout(said.lint, 'packages/client/src/types-of-the-api.ts').join()).not.toContain('no-restricted-imports')
})

test('the formatter refuses an unformatted file', () => {
  expect(said.format).toContain('packages/domain/src/unformatted.ts')
})

test('the compiler refuses a wrong type and an enum', () => {
  expect(linesAbout(said.types, 'packages/domain/src/wrong-type.ts')).toEqual([expect.stringContaining('TS2322')])
  expect(linesAbout(said.types, 'packages/domain/src/enumeration.ts')).toEqual([expect.stringContaining('TS1294')])
})

test('an export and a dependency that nothing uses are refused', () => {
  expect(linesAbout(said.unused, 'unusedExport')).toHaveLength(1)
  expect(linesAbout(said.unused, 'unused-dependency')).toHaveLength(1)
})
