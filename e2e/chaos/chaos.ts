import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { goApart, isApart } from './apart.ts'
import { faultNames, isFaultName, isOfPooler, type FaultName } from './faults.ts'
import { summaryOf, tableOf, verdictOf } from './report.ts'
import { chaos, type ChaosOptions, type Outcome } from './run.ts'

const MINUTE_MS = 60_000

/** Faults of one run each: over NATS there are no hints of PostgreSQL's to be lost. */
type Passes = readonly (readonly FaultName[])[]

interface Kind extends Pick<ChaosOptions, 'size' | 'holdMs' | 'calmMs'> {
  readonly passes: Passes
  /** Of each pass; what is left of them after its faults is for two at a time. */
  readonly minutes: number
}

/** Every fault under the load of a large marketplace. */
const long: Kind = {
  size: { nodes: 3, merchants: 100, operators: 5, screens: 100, merchantsEach: 4, boards: 15, rate: 220 },
  passes: [faultNames.filter((name) => name !== 'nats' && !isOfPooler(name)), ['nats', 'kill', 'link']],
  minutes: 8,
  holdMs: 10_000,
  calmMs: 5_000,
}
/** What the test command has time for. */
const short: Kind = {
  size: { nodes: 3, merchants: 12, operators: 2, screens: 12, merchantsEach: 2, boards: 5, rate: 25 },
  passes: [['kill', 'restart', 'link', 'hints', 'clients', 'stall']],
  minutes: 0,
  holdMs: 2_500,
  calmMs: 500,
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string' },
    minutes: { type: 'string' },
    hold: { type: 'string' },
    report: { type: 'string', default: join(import.meta.dirname, '../results/chaos.json') },
    short: { type: 'boolean', default: false },
  },
})

/** What is wrong with what was asked; undefined where nothing is. */
function objection(asked: readonly string[]): string | undefined {
  const unknown = asked.find((name) => !isFaultName(name))
  if (unknown !== undefined) return `There is no fault "${unknown}". Choose from: ${faultNames.join(', ')}.`
  if (asked.includes('nats') && asked.some((name) => name === 'hints' || name === 'mute'))
    return 'hints and mute lose hints of PostgreSQL’s: with nats there are none. Ask for them by themselves.'
  return undefined
}

async function run(asked: readonly FaultName[]): Promise<Outcome> {
  const { size, minutes, holdMs, calmMs } = values.short ? short : long
  const outcome = await chaos({
    size,
    calmMs,
    holdMs: values.hold === undefined ? holdMs : Number(values.hold) * 1000,
    faults: isApart() ? asked : asked.filter((name) => name !== 'disk'),
    seed: Number(values.seed),
    mixUntil: Date.now() + Number(values.minutes ?? minutes) * MINUTE_MS,
    log: (line) => console.log(line),
  })
  console.log(`\n${tableOf(outcome)}\n\n${summaryOf(outcome)}\n\n${verdictOf(outcome)}\n`)
  return outcome
}

async function runAll(passes: Passes): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const runs: Outcome[] = []
  for (const asked of passes) runs.push(await run(asked))
  await mkdir(dirname(values.report), { recursive: true })
  await writeFile(values.report, `${JSON.stringify({ at: new Date().toISOString(), runs }, null, 2)}\n`)
  return runs.some(({ findings }) => findings.some(({ wrong }) => wrong.length > 0)) ? 1 : 0
}

const asked = values.faults?.split(',')
const wrong = asked && objection(asked)
const passes = asked ? [asked.filter(isFaultName)] : (values.short ? short : long).passes
if (wrong === undefined) process.exitCode = (await goApart()) ?? (await runAll(passes))
else {
  console.error(wrong)
  process.exitCode = 1
}
