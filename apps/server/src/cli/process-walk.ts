import { parseArgs } from 'node:util'
import { compile } from '@souk/process/compile'
import type { Compiled } from '@souk/process/compile'
import { readProcess } from '@souk/process/read/read-process'
import { step } from '@souk/process/step'
import { walk } from '@souk/process/walk'
import type { Leg, Path } from '@souk/process/walk'
import { fail } from './fail.ts'
import { BadRoot, type Target, targetsOf } from './lint-targets.ts'

const USAGE = 'Usage: souk process walk [--root DIR] <file|folder…>'

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

function walkTarget({ files, file, dialect }: Target): WalkedTarget {
  const { process, name } = readProcess(files, file, dialect && { dialect })
  if (!process) return { line: `${file}: refused, see souk process lint`, ok: false }
  const compiled = compile(process)
  const { paths, unreachable, stuck } = walk(compiled)
  const broken = paths.filter((path) => !holds(compiled, path))
  const never = unreachable.map(({ source, target }) => `${source} → ${target}`)
  const line = `${file}: ${name}, ${paths.length - broken.length} of ${paths.length} paths walked`
  return {
    line: `${line}${listed('never taken', never)}${listed('no way to an end from', stuck)}`,
    ok: broken.length === 0,
  }
}

/** `souk process walk`: takes every transition of every process by a path of steps. 0 all walked, 1 not, 2 not carried out. */
export async function processWalk(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'string' } },
    })
    if (positionals.length === 0) return fail(USAGE)
    const walked = targetsOf(positionals, values.root).map(walkTarget)
    console.log(walked.map(({ line }) => line).join('\n'))
    return walked.every(({ ok }) => ok) ? 0 : 1
  } catch (error) {
    if (error instanceof BadRoot) return fail(error.message)
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return fail(USAGE)
    throw error
  }
}
