import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ofChaos, ofVitest, one, type ChaosReport, type Counts, type VitestReport } from './counts.ts'
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

const reportFile = (name: string): string => join(import.meta.dirname, '../results', `${name}.json`)

function tests(name: string, ...projects: string[]): Step {
  const file = reportFile(name)
  const perform = async () => {
    await rm(file, { force: true })
    const chosen = projects.flatMap((project) => ['--project', project])
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const outcome = await run(['vitest', 'run', ...chosen, ...reporters], limits.tests)
    return { ...outcome, ...ofVitest(outcome, await reportIn<VitestReport>(file)) }
  }
  return { name, perform }
}

/** Some faults, done to three nodes at work. */
function faults(name: string): Step {
  const file = reportFile(name)
  const perform = async () => {
    await rm(file, { force: true })
    const outcome = await run(['node', 'e2e/chaos/chaos.ts', '--short', '--report', file], limits.tests)
    return { ...outcome, ...ofChaos(outcome, await reportIn<ChaosReport>(file)) }
  }
  return { name, perform }
}

async function reportIn<Report>(file: string): Promise<Report | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Report)
}

/** Stages run one after the other; the steps of a stage beside each other, the longest first. */
export function stages({ browser }: { readonly browser: boolean }): Step[][] {
  return [
    [check('generate', 'node', 'packages/postgres/scripts/generate.ts')],
    [
      tests('unit', 'unit', 'web'),
      tests('guards', 'tooling'),
      check('types', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
      check('lint', 'oxlint'),
      check('unused', 'knip', '--no-progress', '--no-config-hints'),
      check('format', 'oxfmt', '--check', '.'),
    ],
    [tests('postgres', 'pg')],
    browser ? [tests('journeys', 'journeys'), tests('screens', 'screens'), faults('faults')] : [faults('faults')],
  ]
}
