import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { goApart, isApart } from './apart.ts'
import { faultNames, isFaultName } from './faults.ts'
import { summaryOf, tableOf, verdictOf } from './report.ts'
import { chaos, type ChaosOptions } from './run.ts'

const MINUTE_MS = 60_000

/** Every fault under the load of a large marketplace. */
const long = {
  size: { nodes: 3, merchants: 100, operators: 5, screens: 100, merchantsEach: 4, boards: 40, rate: 220 },
  faults: faultNames,
  holdMs: 10_000,
  calmMs: 5_000,
}
/** What the test command has time for. */
const short = {
  size: { nodes: 3, merchants: 12, operators: 2, screens: 12, merchantsEach: 2, boards: 5, rate: 25 },
  faults: ['kill', 'restart', 'link', 'hints', 'clients', 'stall'],
  holdMs: 2_500,
  calmMs: 500,
} as const

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string' },
    minutes: { type: 'string', default: '0' },
    hold: { type: 'string' },
    report: { type: 'string', default: join(import.meta.dirname, '../results/chaos.json') },
    short: { type: 'boolean', default: false },
  },
})

function optionsAsked(): ChaosOptions | string {
  const { size, holdMs, calmMs, ...kind } = values.short ? short : long
  const asked = values.faults?.split(',')
  const unknown = asked?.find((name) => !isFaultName(name))
  if (unknown !== undefined) return `There is no fault "${unknown}". Choose from: ${faultNames.join(', ')}.`
  const faults = asked?.filter(isFaultName) ?? kind.faults
  return {
    size,
    holdMs: values.hold === undefined ? holdMs : Number(values.hold) * 1000,
    calmMs,
    faults: isApart() ? faults : faults.filter((name) => name !== 'disk'),
    seed: Number(values.seed),
    mixUntil: Date.now() + Number(values.minutes) * MINUTE_MS,
    log: (line) => console.log(line),
  }
}

async function run(options: ChaosOptions): Promise<number> {
  const outcome = await chaos(options)
  console.log(`\n${tableOf(outcome)}\n\n${summaryOf(outcome)}\n\n${verdictOf(outcome)}`)
  await mkdir(dirname(values.report), { recursive: true })
  await writeFile(values.report, `${JSON.stringify({ at: new Date().toISOString(), ...outcome }, null, 2)}\n`)
  return outcome.findings.some(({ wrong }) => wrong.length > 0) ? 1 : 0
}

const options = optionsAsked()
if (typeof options === 'string') {
  console.error(options)
  process.exitCode = 1
} else process.exitCode = (await goApart()) ?? (await run(optionsAsked() as ChaosOptions))
