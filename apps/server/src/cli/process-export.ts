import { parseArgs } from 'node:util'
import { builtins } from '@souk/domain/engine/builtins/registry'
import { readProcess } from '@souk/process/read/read-process'
import { formats, isFormat, write } from '@souk/process/write/write'
import { drawnBy } from '@souk/services/setup/drawn-by'
import { fail } from './fail.ts'
import { BadRoot, targetsOf } from './lint-targets.ts'

const USAGE = `Usage: souk process export --format ${formats.join('|')} [--root DIR] <file>`

const drawn = drawnBy(builtins, { commands: new Map(), conditions: new Map() })

/** `souk process export`: prints a process in another format. 0 printed, 1 refused, 2 not carried out. */
export async function processExport(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'string' }, format: { type: 'string' } },
    })
    const { format } = values
    const [target, ...others] = targetsOf(positionals, values.root)
    if (!target || others.length > 0 || !isFormat(format)) return fail(USAGE)
    const { files, file, dialect } = target
    const { process } = readProcess(files, file, dialect && { dialect })
    if (!process) {
      console.error(`${file}: refused, see souk process lint`)
      return 1
    }
    console.log(write(process, format, drawn).trimEnd())
    return 0
  } catch (error) {
    if (error instanceof BadRoot) return fail(error.message)
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return fail(USAGE)
    throw error
  }
}
