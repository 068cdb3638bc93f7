import { parseArgs } from 'node:util'
import type { Coverage } from '@souk/domain/rehearsal/coverage'
import { compile } from '@souk/process/compile'
import type { Compiled } from '@souk/process/compile'
import type { Process, Transition } from '@souk/process/model'
import { readProcess } from '@souk/process/read/read-process'
import { step } from '@souk/process/step'
import { walk } from '@souk/process/walk'
import type { Leg, Path } from '@souk/process/walk'
import { fail } from './fail.ts'
import { BadRoot, type Target, targetsOf } from './lint-targets.ts'
import { rehearsedAll } from './process-rehearsal.ts'

const USAGE = 'Usage: souk process walk [--root DIR] <file|folder…>'

/** A file, and its process where it could be read. */
interface Read {
  readonly file: string
  readonly process: Process | undefined
}

interface WalkedTarget {
  readonly line: string
  readonly ok: boolean
}

/** Takes each leg as the engine would: the path holds when every step ends where it says. */
function holds(compiled: Compiled, { legs, onward = [] }: Path): boolean {
  return [...legs, ...onward].every((leg: Leg) => {
    const stepped = step(compiled, leg, leg.facts)
    return stepped.kind === 'moved' && stepped.to === leg.transition.target
  })
}

const listed = (what: string, names: readonly string[]): string =>
  names.length > 0 ? `; ${what}: ${names.join(', ')}` : ''

function readTarget({ files, file, dialect }: Target): Read {
  return { file, process: readProcess(files, file, dialect && { dialect }).process }
}

const told = (transitions: readonly Transition[]): readonly string[] =>
  transitions.map(({ source, target }) => `${source} → ${target}`)

/** Over the graph, then by orders in the engine: what only its own defects keep it from is said, not hidden. */
function walkRead({ file, process }: Read, rehearsed: ReadonlyMap<Process, Coverage>): WalkedTarget {
  const orders = process && rehearsed.get(process)
  if (!process || !orders) return { line: `${file}: refused, see souk process lint`, ok: false }
  const compiled = compile(process)
  const { paths, unreachable, stuck } = walk(compiled)
  const broken = paths.filter((path) => !holds(compiled, path))
  const { transitions, scripted, never, deadEnds, unpaired, complete } = orders
  const taken = `${transitions.length - never.length} of ${transitions.length} transitions taken by orders`
  return {
    line: [
      `${file}: ${process.name}, ${paths.length - broken.length} of ${paths.length} paths walked, ${taken}`,
      listed('never taken', told(unreachable)),
      listed('no way to an end from', stuck),
      listed('only with scripted answers', told(scripted)),
      listed('by no order', told(never)),
      listed('no way to an end for orders in', deadEnds),
      listed('out of step', unpaired),
      complete ? '' : '; there are too many different orders to try them all',
    ].join(''),
    ok: broken.length === 0,
  }
}

/**
 * `souk process walk`: takes every transition of every process by a path of steps, and by orders in the engine. 0 all walked,
 * 1 not, 2 not carried out.
 */
export async function processWalk(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'string' } },
    })
    if (positionals.length === 0) return fail(USAGE)
    const read = targetsOf(positionals, values.root).map(readTarget)
    const rehearsed = rehearsedAll(read.flatMap(({ process }) => process ?? []))
    const walked = read.map((one) => walkRead(one, rehearsed))
    console.log(walked.map(({ line }) => line).join('\n'))
    return walked.every(({ ok }) => ok) ? 0 : 1
  } catch (error) {
    if (error instanceof BadRoot) return fail(error.message)
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return fail(USAGE)
    throw error
  }
}
