import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { across } from './across.ts'
import type { Asked } from './asked.ts'
import { bulk } from './bulk.ts'
import { fanOut } from './fan-out.ts'
import { feed } from './feed.ts'
import type { Figure } from './figures.ts'
import { hear } from './hear.ts'
import { lint } from './lint.ts'
import { lists } from './lists.ts'
import { memory } from './memory.ts'
import { place } from './place.ts'
import { revoke } from './revoke.ts'
import { soak } from './soak.ts'
import { stalled } from './stalled.ts'
import { step } from './step.ts'
import { reconnectStorm } from './storm.ts'
import { tableOf } from './table.ts'
import { timers } from './timers.ts'
import { trigger } from './trigger.ts'

const ITEMS = 100_000
const ROUNDS = 7
const QUICK = { rounds: 3, share: 0.2 }

/** By the name it is asked for with. */
const benchmarks: Readonly<Record<string, (asked: Asked) => Promise<readonly Figure[]>>> = {
  step,
  lint,
  place,
  trigger,
  bulk,
  timers,
  lists,
  hear,
  'fan-out': fanOut,
  memory,
  stalled,
  across,
  revoke,
  storm: reconnectStorm,
  feed,
  soak,
}

/** Several asked for with one name. */
const groups: Readonly<Record<string, readonly string[]>> = {
  live: ['fan-out', 'memory', 'stalled', 'across', 'revoke', 'storm', 'feed', 'soak', 'place', 'lists'],
}

const results = join(import.meta.dirname, '../results')

const machine = {
  cores: availableParallelism(),
  model: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
}

const load = (): string => loadavg()[0]?.toFixed(1) ?? ''

/** What one benchmark found, and how busy the machine was. */
async function figuresOf(name: string, asked: Asked): Promise<Figure[]> {
  const before = load()
  const figures = (await benchmarks[name]?.(asked)) ?? []
  return figures.map((figure) => ({ ...figure, benchmark: name, loadAverage: [before, load()].map(Number) }))
}

/** Runs them one after the other, prints one table and keeps it as JSON. */
async function run(names: readonly string[], asked: Asked): Promise<void> {
  const before = load()
  const figures: Figure[] = []
  for (const [n, name] of names.entries()) {
    console.error(`${n + 1} of ${names.length}: ${name} …`)
    figures.push(...(await figuresOf(name, asked)))
  }
  console.log(tableOf(figures))
  const judged = figures.filter(({ isMet }) => isMet !== null)
  const missed = judged.filter(({ isMet }) => !isMet)
  console.log(`\n${judged.length - missed.length} of ${judged.length} targets are met.`)
  for (const { what, ratio, value, unit } of missed)
    console.log(`Not met: ${what} (${ratio ? ratio.median.toFixed(2) : `${value.toPrecision(3)} ${unit}`})`)
  console.log(`${machine.cores} cores (${machine.model}), load average ${before} → ${load()}`)
  await mkdir(results, { recursive: true })
  const report = { at: new Date().toISOString(), machine, figures }
  await writeFile(join(results, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`)
}

function askedFor({ quick = false, items }: { quick?: boolean | undefined; items?: string | undefined }): Asked {
  return {
    rounds: quick ? QUICK.rounds : ROUNDS,
    share: (all) => (quick ? Math.max(1, Math.round(all * QUICK.share)) : all),
    items: Number(items ?? ITEMS),
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { items: { type: 'string' }, quick: { type: 'boolean' } },
})
const names = positionals.length === 0 ? Object.keys(benchmarks) : positionals.flatMap((name) => groups[name] ?? [name])
const asked = askedFor(values)
const unknown = names.find((name) => !benchmarks[name])
if (unknown !== undefined) {
  const all = [...Object.keys(groups), ...Object.keys(benchmarks)].join(', ')
  console.error(`There is no benchmark "${unknown}". Choose from: ${all}.`)
  process.exitCode = 1
} else if (!(asked.items >= 1_000)) {
  console.error('--items: say how many, a thousand at least.')
  process.exitCode = 1
} else await run(names, asked)
