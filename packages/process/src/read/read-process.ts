import { type LintOptions, lintAssembly, lintProcess } from '../lint/lint.ts'
import { mainFindings } from '../lint/mains.ts'
import type { Dialect, Finding, Level, Process } from '../model.ts'
import { assemble, type Assembled, bytesOf } from './assemble.ts'
import type { DeclaredProcess } from './declared.ts'
import { dialectFolder } from './dialect.ts'
import { readDocument } from './document.ts'
import { Fault } from './fault.ts'
import type { ProcessFiles } from './files.ts'
import { LIMITS } from './limits.ts'
import { merge, nameOf } from './merge.ts'
import { isXstate, readXstate } from './xstate.ts'

export interface ReadOptions extends LintOptions {
  /** Instead of what folder, namespace or content say. */
  readonly dialect?: Dialect
}

/** Counted over the merged document: distinct names; all transitions. */
export interface Counts {
  readonly files: number
  readonly processes: number
  readonly states: number
  readonly transitions: number
  readonly events: number
  readonly conditions: number
  readonly commands: number
  /** Events with a time-out. */
  readonly timeouts: number
}

export interface ReadProcess {
  /** Absent where a finding refuses it. */
  readonly process?: Process
  /** Of the main process; empty where none could be found. */
  readonly name: string
  readonly dialect: Dialect
  /** Every file that was read, the main one first. */
  readonly files: readonly string[]
  readonly counts: Counts
  /** By file, line and column. */
  readonly findings: readonly Finding[]
}

const SEVERITY: readonly Level[] = ['refused', 'error', 'warning', 'info']

function distinct(names: readonly (string | undefined)[]): number {
  return new Set(names.filter((name) => name !== undefined)).size
}

function countsOf({ processes, files }: Assembled): Counts {
  const transitions = processes.flatMap((process) => process.transitions)
  const events = processes.flatMap((process) => process.events)
  return {
    files: files.length,
    processes: distinct(processes.map(({ name, file, at }) => name ?? (file === undefined ? at.file : undefined))),
    states: distinct(processes.flatMap(({ states }) => states.map(({ name }) => name))),
    transitions: transitions.length,
    events: distinct(events.map(({ name }) => name)),
    conditions: distinct(transitions.map(({ condition }) => condition)),
    commands: distinct(events.map(({ command }) => command)),
    timeouts: distinct(events.map(({ name, timeout }) => (timeout === undefined ? undefined : name))),
  }
}

function byPosition(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}

/** In order of position; past the limit the gravest are kept, and how many more there are is said. */
function presented(findings: readonly Finding[]): Finding[] {
  const left = findings.length - LIMITS.findings
  if (left <= 0) return findings.toSorted(byPosition)
  const gravest = findings.toSorted((a, b) => SEVERITY.indexOf(a.level) - SEVERITY.indexOf(b.level))
  const kept = gravest.slice(0, LIMITS.findings).toSorted(byPosition)
  const [first] = kept
  if (!first) return kept
  const { file, line, column } = first
  const remedy = 'correct those above first'
  return [
    ...kept,
    { file, line, column, rule: 'S0', level: 'info', message: `${left} more findings are not shown`, remedy },
  ]
}

/** What can be said of a process with this main, however much of it could be read. */
function judged(
  assembled: Assembled,
  main: DeclaredProcess,
  options: ReadOptions,
): Pick<ReadProcess, 'process' | 'findings'> {
  const assembly = { ...assembled, main }
  const written = lintAssembly(assembly)
  if (isRefused(written)) return { findings: written }
  const process = assembled.process ?? merge(assembly)
  const findings = [...written, ...lintProcess(process, options)]
  return isRefused(findings) ? { findings } : { process, findings }
}

/** Whether a finding forbids to run the process at all. */
function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'refused')
}

/** Whether a process with these findings is taken: compatible mode takes what can run, strict mode what has no error. */
export function isAccepted(findings: readonly Finding[], compatible: boolean): boolean {
  return !findings.some(({ level }) => level === 'refused' || (level === 'error' && !compatible))
}

function assembledOf(files: ProcessFiles, main: string, forced?: Dialect): Assembled {
  try {
    return isXstate(main) ? readXstate(bytesOf(files, main), main, forced) : assemble(files, main, forced)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const dialect = forced ?? dialectFolder(main)?.dialect ?? 'oms'
    return { dialect, processes: [], files: [], findings: [error.finding] }
  }
}

/** Whether a file can be read and holds no main process: it is there to be included. */
export function isInclude(files: ProcessFiles, file: string): boolean {
  try {
    const { processes } = readDocument(files.read(file, LIMITS.fileBytes + 1), file)
    return processes.every(({ main }) => !main)
  } catch {
    return false
  }
}

/**
 * Reads one process: its main file and all that includes bring, merged, checked and linted; of a `.json` file the XState
 * machine in it. Every fault becomes a finding; only a bug throws. Defects of the file are reported, not reproduced: the
 * process has every transition alive.
 */
export function readProcess(files: ProcessFiles, file: string, options: ReadOptions = {}): ReadProcess {
  const assembled = assembledOf(files, file, options.dialect)
  const { dialect, processes } = assembled
  const broken = isRefused(assembled.findings)
  const mains = broken && processes.length === 0 ? [] : [...mainFindings(processes, { file, line: 1, column: 1 })]
  const main = processes.findLast((process) => process.main)
  const judgement = broken || !main ? { findings: [] } : judged(assembled, main, options)
  return {
    ...judgement,
    name: main ? nameOf(main) : '',
    dialect,
    files: assembled.files,
    counts: countsOf(assembled),
    findings: presented([...assembled.findings, ...mains, ...judgement.findings]),
  }
}
