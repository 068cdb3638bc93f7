import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../chaos/run.ts'
import { SHOWS_ALL } from '../chaos/verdict.ts'
import { alone } from './figures.ts'
import type { Figure, Target } from './figures.ts'

const program = join(import.meta.dirname, '../chaos/chaos.ts')
const report = join(import.meta.dirname, '../results/soak.json')
/** A node and some sixty clients die in each turn, and hints are lost. */
const TURNS = 7
const FAULTS = Array.from({ length: TURNS }, () => 'kill,clients,hints').join(',')

async function outcome(): Promise<Outcome> {
  const words = [program, '--faults', FAULTS, '--report', report]
  await once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit')
  const { runs } = JSON.parse(await readFile(report, 'utf8')) as { readonly runs: readonly Outcome[] }
  const [run] = runs
  if (!run) throw new Error('the soak came to no judgement')
  return run
}

const counted = (what: string, value: number, target: Omit<Target, 'of'>): Figure =>
  alone({ what: `soak: ${what}`, unit: '', value, target, note: '' })

/** Three nodes under load, killed and killed again with their clients: what everybody took in, and whether it was right. */
export async function soak(): Promise<readonly Figure[]> {
  const { applied, gaps, doubles, kills, findings } = await outcome()
  const diverged = findings.find(({ name }) => name === SHOWS_ALL)?.wrong.length ?? Number.NaN
  const others = findings.filter(({ wrong }) => wrong.length > 0).length
  return [
    counted('events applied', applied, { least: 1_000_000 }),
    counted('clients killed', kills.clients, { least: 300 }),
    counted('nodes killed', kills.nodes, { least: 6 }),
    counted('gaps', gaps, { most: 0 }),
    counted('applied twice', doubles, { most: 0 }),
    counted('followers that differ', diverged, { most: 0 }),
    counted('whatever else of docs/chaos.md is wrong', others, { most: 0 }),
  ]
}
