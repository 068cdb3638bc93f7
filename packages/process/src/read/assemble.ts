import type { Dialect, Finding, Position, Process } from '../model.ts'
import { quote } from '../quote.ts'
import type { DeclaredProcess } from './declared.ts'
import { dialectOf } from './dialect.ts'
import { readDocument, type ProcessDocument } from './document.ts'
import { Fault } from './fault.ts'
import type { ProcessFiles } from './files.ts'
import { LIMITS } from './limits.ts'
import { resolveInclude, type Surroundings } from './resolve.ts'

export interface Assembled {
  readonly dialect: Dialect
  /** All `process` elements in the reference's order: the main file's, then each include's as it is met. */
  readonly processes: readonly DeclaredProcess[]
  /** The main file first. */
  readonly files: readonly string[]
  readonly findings: readonly Finding[]
  /** Set where the one file says all of it, merged and in the engine's order. */
  readonly process?: Process
}

/** A process and the files that led to it, the main file first. */
interface Placed {
  readonly process: DeclaredProcess
  readonly trail: readonly string[]
}

function prefixed(process: DeclaredProcess, prefix: string): DeclaredProcess {
  const name = (text: string) => `${prefix} - ${text}`
  return {
    ...process,
    states: process.states.map((state) => ({ ...state, name: name(state.name) })),
    events: process.events.map((event) => ({ ...event, name: name(event.name) })),
    transitions: process.transitions.map((transition) => ({
      ...transition,
      source: name(transition.source),
      target: name(transition.target),
      ...(transition.event !== undefined && { event: name(transition.event) }),
    })),
  }
}

/** What an include brings: its first process takes the stub's name if that has one, all take its prefix. */
function included({ processes }: ProcessDocument, { name, prefix }: DeclaredProcess): DeclaredProcess[] {
  const renamed = processes.map((process, index) => ({
    ...process,
    ...(index === 0 && name !== undefined && { name }),
  }))
  return prefix === undefined ? renamed : renamed.map((process) => prefixed(process, prefix))
}

type Open = (path: string, at: Position) => ProcessDocument

/** Throws a `Fault`. */
export function bytesOf(files: ProcessFiles, path: string): Uint8Array {
  try {
    return files.read(path, LIMITS.fileBytes + 1)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Fault('S1', { file: path, line: 1, column: 1 }, [
      `${quote(path)} cannot be read: ${why}`,
      'put it where it can be read',
    ])
  }
}

/** Reads each file once; the sum of all, a file counted as often as it is included, stays within bounds. */
function openerOf(files: ProcessFiles): Open {
  const known = new Map<string, { readonly document: ProcessDocument; readonly size: number }>()
  let total = 0
  const read = (path: string) => {
    const bytes = bytesOf(files, path)
    return { document: readDocument(bytes, path), size: bytes.length }
  }
  return (path, at) => {
    const entry = known.get(path) ?? read(path)
    known.set(path, entry)
    total += entry.size
    if (total > LIMITS.totalBytes)
      throw new Fault('S5', at, ['the files of the process are larger than 4 MiB together', 'split the process'])
    return entry.document
  }
}

function includedPath({ process, trail }: Placed, surroundings: Surroundings): string {
  const path = resolveInclude(process.file ?? '', surroundings, process.at)
  const cycle = trail.indexOf(path)
  if (cycle >= 0) {
    const round = [...trail.slice(cycle), path].join(' → ')
    throw new Fault('S8', process.at, [`the files include each other in a circle: ${round}`, 'take one of them out'])
  }
  if (trail.length > LIMITS.includeDepth)
    throw new Fault('S5', process.at, [`includes are nested deeper than ${LIMITS.includeDepth}`, 'flatten them'])
  return path
}

/** Reads what each process of a growing list includes, and appends it; answers the documents and what went wrong. */
function includeAll(placed: Placed[], open: Open, surroundings: Surroundings): [Set<ProcessDocument>, Finding[]] {
  const documents = new Set<ProcessDocument>()
  const faults: Finding[] = []
  let includes = 0
  for (const each of placed) {
    const { process, trail } = each
    if (process.file === undefined) continue
    try {
      if (++includes > LIMITS.includes)
        throw new Fault('S5', process.at, [`there are more than ${LIMITS.includes} includes`, 'include fewer files'])
      const path = includedPath(each, surroundings)
      const document = open(path, process.at)
      documents.add(document)
      for (const inner of included(document, process)) placed.push({ process: inner, trail: [...trail, path] })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      faults.push(error.finding)
      if (error.finding.rule === 'S5') break
    }
  }
  return [documents, faults]
}

/**
 * Reads a main file and, breadth first, all it includes; a fault of one file does not hide those of the others. Throws a
 * `Fault` for the main file only.
 */
export function assemble(files: ProcessFiles, main: string, forced?: Dialect): Assembled {
  const open = openerOf(files)
  const document = open(main, { file: main, line: 1, column: 1 })
  const dialect = forced ?? dialectOf(document)
  const placed: Placed[] = document.processes.map((process) => ({ process, trail: [main] }))
  const [others, faults] = includeAll(placed, open, { dialect, main, files })
  const documents = [document, ...others]
  return {
    dialect,
    processes: placed.map(({ process }) => process),
    files: documents.map(({ file }) => file),
    findings: [...faults, ...documents.flatMap(({ findings }) => findings)],
  }
}
