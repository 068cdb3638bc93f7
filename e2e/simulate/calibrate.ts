import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../bench/figures.ts'
import type { Figure } from '../bench/figures.ts'
import { COSTS, readCosts } from './costs.ts'
import type { Costs, WriteCost } from './costs.ts'

const REPORT = join(import.meta.dirname, '../results/bench.json')
/** PostgreSQL writes its log in pages of this size. */
const PAGE_BYTES = 8192
const FLUSHES = 200

export interface Report {
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string }
  readonly figures: readonly Pick<Figure, 'what' | 'value' | 'baseline'>[]
}

/** How long this machine's disk takes to make a page durable, in milliseconds. */
function flushMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'souk-flush-'))
  const file = openSync(join(folder, 'wal'), 'w')
  const page = Buffer.alloc(PAGE_BYTES, 1)
  const taken = Array.from({ length: FLUSHES }, () => {
    writeSync(file, page)
    const begun = performance.now()
    fdatasyncSync(file)
    return performance.now() - begun
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return median(taken)
}

function figureIn({ figures }: Report, what: string): { readonly value: number; readonly baseline: number } {
  const found = figures.find((figure) => figure.what === what)
  if (!found) {
    throw new Error(
      `${REPORT} has no figure "${what}". Run \`pnpm bench fan-out memory across place trigger\` first, in one run.`,
    )
  }
  return { value: found.value, baseline: found.baseline ?? Number.NaN }
}

function writeCost(report: Report, act: string, known: WriteCost): WriteCost {
  const [node, postgres] = [figureIn(report, `${act}: Node`), figureIn(report, `${act}: PostgreSQL`)]
  return {
    ...known,
    node: node.value,
    rawClient: node.baseline,
    postgresBatched: postgres.value,
    postgresAlone: postgres.baseline,
  }
}

/** What is known, with what a report of the benchmarks and the disk say; what they do not say stays as it is. */
export function calibrated(known: Costs, report: Report, diskFlushMs: number): Costs {
  const { cores, model, node } = report.machine
  const [place, trigger] = ['placing, on invoice', 'trigger of 1 item']
  const placing = figureIn(report, `${place}, 16 in flight`)
  const triggering = figureIn(report, `${trigger}, 16 in flight`)
  return {
    ...known,
    machine: `${cores} cores (${model}), Node ${node.slice(1)}, PostgreSQL 18`,
    diskFlushMs,
    place: writeCost(report, place, known.place),
    trigger: writeCost(report, trigger, known.trigger),
    deliverMs: figureIn(report, 'one event to 5,000 subscribers').value / 1000,
    sessionKb: figureIn(report, 'an idle subscribed session, whatever a bare one takes').value,
    figures: {
      placing: placing.value,
      rawPlacing: placing.baseline,
      trigger: triggering.value,
      rawTrigger: triggering.baseline,
      lastOf5000: figureIn(report, 'one event to 5,000 subscribers, until the last has it, p50').value,
      otherNode: figureIn(report, 'from a commit to a client at another node, p50').value,
    },
  }
}

/** Takes over what the last benchmarks measured. */
export function calibrate(): Costs {
  const costs = calibrated(readCosts(), JSON.parse(readFileSync(REPORT, 'utf8')) as Report, flushMs())
  writeFileSync(COSTS, `${JSON.stringify(costs, rounded, 2)}\n`)
  return costs
}

const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(3)) : value
