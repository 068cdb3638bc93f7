import type { Dialect, Position } from '../model.ts'
import { quote } from '../quote.ts'
import { dialectFolder } from './dialect.ts'
import { Fault } from './fault.ts'
import type { ProcessFiles } from './files.ts'

export interface Surroundings {
  readonly dialect: Dialect
  /** The main file. */
  readonly main: string
  readonly files: Pick<ProcessFiles, 'list'>
}

function refuseUnsafe(value: string, at: Position): void {
  const refuse = (why: string) => {
    throw new Fault('S6', at, [`file=${quote(value)} ${why}`, 'name a file below the process folder'])
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) refuse('is an address or a drive, not a relative path')
  if (value.startsWith('/')) refuse('is an absolute path')
  if (value.includes('\\')) refuse('has a backslash')
}

/** Without `.` and `..` segments; undefined where `..` leads above the start. */
function normalized(path: string): string | undefined {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.pop() === undefined) return undefined
    if (segment !== '' && segment !== '.' && segment !== '..') segments.push(segment)
  }
  return segments.join('/')
}

function missing(value: string, at: Position, remedy: string): Fault {
  return new Fault('L4', at, [`file=${quote(value)} does not exist`, remedy])
}

function within(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** By base name anywhere below; with a folder part, in any folder whose path has that part between word boundaries. */
function hits(value: string, folder: string, paths: readonly string[]): string[] {
  const cut = value.lastIndexOf('/')
  const base = value.slice(cut + 1)
  const part = cut < 0 ? /^/ : new RegExp(`\\b${literal(value.slice(0, cut))}\\b`)
  return paths.filter((path) => {
    if (!within(folder, path)) return false
    const local = folder === '' ? path : path.slice(folder.length + 1)
    const end = local.lastIndexOf('/')
    return local.slice(end + 1) === base && part.test(local.slice(0, Math.max(end, 0)))
  })
}

function pathsBelow({ files }: Surroundings, at: Position): readonly string[] {
  try {
    return files.list()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Fault('S5', at, [`includes cannot be looked for: ${why}`, 'name the process folder as the root'])
  }
}

function resolveOms(value: string, surroundings: Surroundings, at: Position): string {
  if (value.split('/').includes('..'))
    throw new Fault('S6', at, [
      `file=${quote(value)} leads out of its folder`,
      'leave .. out: the file is searched for',
    ])
  const paths = pathsBelow(surroundings, at)
  const own = dialectFolder(surroundings.main)
  const near = own ? hits(value, own.folder, paths) : []
  const found = near.length > 0 ? near : hits(value, '', paths)
  const [only, ...others] = found
  if (only === undefined)
    throw missing(value, at, value.endsWith('.xml') ? 'correct it, or add the file' : 'write it with its .xml')
  if (others.length > 0)
    throw new Fault('S7', at, [
      `file=${quote(value)} is ambiguous: ${found.slice(0, 5).join(', ')}`,
      'put its folder in front, or rename one of the files',
    ])
  return only
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The folder of all state machines is the one above the main file's, never above the root. */
function resolveStateMachine(value: string, surroundings: Surroundings, at: Position): string {
  const folder = folderOf(surroundings.main)
  const path = normalized(`${folder}/${value}.xml`)
  if (path === undefined || !within(folderOf(folder), path))
    throw new Fault('S6', at, [`file=${quote(value)} leads out of the process folder`, 'name a file below it'])
  if (!pathsBelow(surroundings, at).includes(path))
    throw missing(value, at, value.endsWith('.xml') ? 'write it without .xml' : 'correct it, or add the file')
  return path
}

/**
 * The path a `file` attribute means (blanks stand for underscores). OMS: with its extension, searched for by name below
 * the `oms` folder of the main file, else below the root. StateMachine: without extension, from the main file's folder.
 * Throws a `Fault` unless it is exactly one listed file inside.
 */
export function resolveInclude(written: string, surroundings: Surroundings, at: Position): string {
  const value = written.replaceAll(' ', '_')
  refuseUnsafe(value, at)
  return surroundings.dialect === 'oms'
    ? resolveOms(value, surroundings, at)
    : resolveStateMachine(value, surroundings, at)
}
