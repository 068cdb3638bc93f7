import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Dialect } from '@souk/process/model'
import { dialectFolder } from '@souk/process/read/dialect'
import type { ProcessFiles } from '@souk/process/read/files'
import { isInclude } from '@souk/process/read/read-process'
import { folderFiles, isInside } from './process-folder.ts'

/** A file to lint as a main process, and the root its includes are looked for below. */
export interface Target {
  readonly root: string
  readonly files: ProcessFiles
  /** Relative to the root. */
  readonly file: string
  readonly dialect?: Dialect
}

/** An argument that cannot be linted; the message says why. */
export class BadTarget extends Error {}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    throw new BadTarget(`There is no ${path}.`)
  }
}

function below(root: string, path: string, written: string): string {
  if (!isInside(root, path)) throw new BadTarget(`${written} is not below the root ${root}.`)
  return relative(root, path).split(sep).join('/')
}

/** Without a root, a file's own is the `oms` or `StateMachine` folder it stands in, as in the reference, else its folder. */
function fileTarget(written: string, root: string | undefined): Target {
  const path = join(realPath(dirname(resolve(written))), basename(written))
  if (root !== undefined) return { root, files: folderFiles(root), file: below(root, path, written) }
  const own = dialectFolder(path.split(sep).join('/'))
  const folder = own?.folder ?? dirname(path)
  const target = { root: folder, files: folderFiles(folder), file: below(folder, path, written) }
  return own ? { ...target, dialect: own.dialect } : target
}

/** In a folder, every file but the includes: they are linted with what includes them. */
function folderTargets(written: string, given: string | undefined): Target[] {
  const folder = realPath(written)
  const root = given ?? folder
  const files = folderFiles(root)
  const inside = below(root, folder, written)
  const paths = files.list().filter((path) => inside === '' || path.startsWith(`${inside}/`))
  if (paths.length === 0) throw new BadTarget(`There is no XML file in ${written}.`)
  return paths.filter((path) => !isInclude(files, path)).map((file) => ({ root, files, file }))
}

/** What the arguments of the command name. Throws `BadTarget`. */
export function targetsOf(written: readonly string[], givenRoot: string | undefined): Target[] {
  const root = givenRoot === undefined ? undefined : realPath(givenRoot)
  if (root !== undefined && !statSync(root).isDirectory()) throw new BadTarget(`The root ${givenRoot} is not a folder.`)
  const targets = written.flatMap((path) =>
    statSync(realPath(path)).isDirectory() ? folderTargets(path, root) : [fileTarget(path, root)],
  )
  return [...new Map(targets.map((target) => [join(target.root, target.file), target])).values()]
}
