import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bulk } from './bulk.ts'
import { fanOut } from './fan-out.ts'
import { judged } from './figures.ts'
import type { Figure } from './figures.ts'
import { hear } from './hear.ts'
import { lint } from './lint.ts'
import { lists } from './lists.ts'
import { place } from './place.ts'
import { step } from './step.ts'
import { tableOf } from './table.ts'
import { timers } from './timers.ts'
import { trigger } from './trigger.ts'

interface Asked {
  /** Items that `lists` loads. */
  readonly items: number
}

const ITEMS = 100_000

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
  async 'fan-out'() {
    const { name, notes, target, spread, ratio, repeats: _, ...figure } = await fanOut()
    const [lowest, highest] = spread
    return [
      judged({
        ...figure,
        what: name,
        note: notes,
        ratio: { median: ratio, lowest, highest },
        target: { of: 'ratio', most: target },
      }),
    ]
  },
}

const results = join(import.meta.dirname, '../results')

const machine = {
  cores: availableParallelism(),
  model: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
}

/** Runs them one after the other, prints one table and keeps it as JSON. */
async function run(names: readonly string[], asked: Asked): Promise<void> {
  const [before] = loadavg()
  const figures: Figure[] = []
  for (const name of names) figures.push(...((await benchmarks[name]?.(asked)) ?? []))
  const [after] = loadavg()
  console.log(tableOf(figures))
  console.log(`\n${machine.cores} cores (${machine.model}), load average ${before?.toFixed(1)} → ${after?.toFixed(1)}`)
  await mkdir(results, { recursive: true })
  const report = { at: new Date().toISOString(), machine, loadAverage: { before, after }, figures }
  await writeFile(join(results, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`)
}

const all = Object.keys(benchmarks)
const { positionals: names, values } = parseArgs({ allowPositionals: true, options: { items: { type: 'string' } } })
const items = Number(values.items ?? ITEMS)
const unknown = names.find((name) => !all.includes(name))
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". Choose from: ${all.join(', ')}.`)
  process.exitCode = 1
} else if (!(items >= 1_000)) {
  console.error('--items: say how many, a thousand at least.')
  process.exitCode = 1
} else await run(names.length > 0 ? names : all, { items })
