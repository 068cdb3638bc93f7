import { parseArgs } from 'node:util'
import { knownNames } from '@souk/domain/engine/builtins/registry'
import { sistersOf } from '@souk/process/lint/sister'
import { isAccepted, type ReadOptions, readProcess } from '@souk/process/read/read-process'
import { fail } from './fail.ts'
import { jsonReport, type Linted, textReport } from './lint-report.ts'
import { BadRoot, type Target, targetsOf } from './lint-targets.ts'

const USAGE = 'Usage: souk process lint [--root DIR] [--compatible] [--json] <file|folder…>'

function read({ files, file, dialect }: Target, options: ReadOptions = {}): Linted['result'] {
  return readProcess(files, file, { known: knownNames, ...options, ...(dialect && { dialect }) })
}

/** A file no process could be read from has been reported where it was included. */
function isReportedElsewhere({ target, result }: Linted, all: readonly Linted[]): boolean {
  return (
    result.files.length === 0 &&
    all.some(
      (other) =>
        other.target.root === target.root &&
        other.result.files.length > 0 &&
        other.result.findings.some(({ file }) => file === target.file),
    )
  )
}

/** Each process, with the others of this run as the sisters its commands may reach. */
function lintAll(targets: readonly Target[]): Linted[] {
  const alone = targets.map((target) => ({ target, result: read(target) }))
  const processes = alone.flatMap(({ result }) => result.process ?? [])
  const linted = alone.map(({ target, result }) => {
    const sisters = result.process ? sistersOf(result.process, processes) : []
    return sisters.length > 0 ? { target, result: read(target, { sisters }) } : { target, result }
  })
  return linted.filter((each) => !isReportedElsewhere(each, linted))
}

/** `souk process lint`: 0 all taken, 1 something refused (or, unless compatible, an error), 2 not carried out. */
export async function processLint(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { root: { type: 'string' }, compatible: { type: 'boolean' }, json: { type: 'boolean' } },
    })
    if (positionals.length === 0) return fail(USAGE)
    const linted = lintAll(targetsOf(positionals, values.root))
    console.log(values.json ? jsonReport(linted) : textReport(linted))
    return linted.every(({ result }) => isAccepted(result.findings, values.compatible === true)) ? 0 : 1
  } catch (error) {
    if (error instanceof BadRoot) return fail(error.message)
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return fail(`${error.message.replace(/\.?(\n.*)?$/s, '.')} ${USAGE}`)
    throw error
  }
}
