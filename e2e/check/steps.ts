import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ofVitest, one, type Counts, type VitestReport } from './counts.ts'
import { run, type Outcome } from './run.ts'

export interface Step {
  readonly name: string
  readonly perform: () => Promise<Outcome & Counts>
}

/** Seconds after which a stuck step is ended; none needs half of it. */
const limits = { check: 180, tests: 600 }

function check(name: string, ...command: [string, ...string[]]): Step {
  const perform = async () => {
    const outcome = await run(command, limits.check)
    return { ...outcome, ...one(outcome) }
  }
  return { name, perform }
}

function tests(name: string, ...projects: string[]): Step {
  const file = join(import.meta.dirname, '../results', `${name}.json`)
  const perform = async () => {
    await rm(file, { force: true })
    const chosen = projects.flatMap((project) => ['--project', project])
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const outcome = await run(['vitest', 'run', ...chosen, ...reporters], limits.tests)
    return { ...outcome, ...ofVitest(outcome, await reportIn(file)) }
  }
  return { name, perform }
}

async function reportIn(file: string): Promise<VitestReport | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const report: VitestReport | undefined = text === undefined ? undefined : JSON.parse(text)
  return report
}

/** Stages run one after the other; the steps of a stage beside each other, the longest first. */
export function stages({ browser }: { readonly browser: boolean }): Step[][] {
  return [
    [check('generate', 'node', 'packages/postgres/scripts/generate.ts')],
    [
      tests('unit', 'unit', 'web'),
      check('types', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
      check('lint', 'oxlint'),
      check('unused', 'knip', '--no-progress', '--no-config-hints'),
      check('format', 'oxfmt', '--check', '.'),
    ],
    [tests('guards', 'tooling')],
    [tests('postgres', 'pg')],
    browser ? [tests('journeys', 'journeys')] : [],
  ]
}
