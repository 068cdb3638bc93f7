import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Dialect } from '@souk/process/model'
import { dialectFolder } from '@souk/process/read/dialect'
import type { ProcessFiles } from '@souk/process/read/files'
import { isInclude, readProcess } from '@souk/process/read/read-process'
import { folderFiles, isInside } from './process-folder.ts'

/** A file to lint as a main process, and the root its includes are looked for below. */
export interface Target {
  readonly root: string
  readonly files: ProcessFiles
  /** Relative to the root. */
  readonly file: string
  readonly dialect?: Dialect
}

/** The root is none; the message says why. */
export class BadRoot extends Error {}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    throw new Error('there is no such file')
  }
}

function withSlashes(path: string): string {
  return path.split(sep).join('/')
}

interface Root {
  readonly folder: string
  readonly files: ProcessFiles
}

function rootOf(folder: string): Root {
  return { folder, files: folderFiles(folder) }
}

function targetIn({ folder, files }: Root, path: string): Target {
  if (!isInside(folder, path)) throw new Error(`it is not below the root ${folder}`)
  const own = dialectFolder(withSlashes(path))
  const target = { root: folder, files, file: withSlashes(relative(folder, path)) }
  return own ? { ...target, dialect: own.dialect } : target
}

function runs({ files, file, dialect }: Target): boolean {
  return readProcess(files, file, dialect && { dialect }).process !== undefined
}

/** Without a root, a file's own is its folder; if it does not run there, the `oms` or `StateMachine` folder around it. */
function ownTarget(path: string): Target {
  const narrow = targetIn(rootOf(dirname(path)), path)
  const around = dialectFolder(withSlashes(path))?.folder
  return around === undefined || around === narrow.root || runs(narrow) ? narrow : targetIn(rootOf(around), path)
}

/** In a folder, every file but the includes: they are linted with what includes them. */
function folderTargets(folder: string, root: Root): Target[] {
  if (!isInside(root.folder, folder)) throw new Error(`it is not below the root ${root.folder}`)
  const inside = withSlashes(relative(root.folder, folder))
  const paths = root.files.list().filter((path) => inside === '' || path.startsWith(`${inside}/`))
  if (paths.length === 0) throw new Error('there is no XML file in it')
  return paths.filter((path) => !isInclude(root.files, path)).map((path) => targetIn(root, join(root.folder, path)))
}

/** An argument that names nothing to lint: reading it says why. */
function unreadable(written: string, error: unknown): Target {
  const read = () => {
    throw error
  }
  return { root: process.cwd(), files: { list: () => [], read }, file: withSlashes(written) }
}

/** What an argument names, from the working directory, else from the root. */
function argumentTargets(written: string, root: Root | undefined): Target[] {
  try {
    const here = resolve(written)
    const named = root === undefined || existsSync(here) ? here : resolve(root.folder, written)
    const path = realPath(named)
    if (statSync(path).isDirectory()) return folderTargets(path, root ?? rootOf(path))
    return [root ? targetIn(root, join(realPath(dirname(named)), basename(named))) : ownTarget(path)]
  } catch (error) {
    return [unreadable(written, error)]
  }
}

function givenRoot(written: string): Root {
  if (!existsSync(written)) throw new BadRoot(`There is no folder ${written}.`)
  if (!statSync(written).isDirectory()) throw new BadRoot(`The root ${written} is not a folder.`)
  return rootOf(realPath(written))
}

/** What the arguments of the command name, each file once. Throws `BadRoot`. */
export function targetsOf(written: readonly string[], root: string | undefined): Target[] {
  const given = root === undefined ? undefined : givenRoot(root)
  const targets = written.flatMap((argument) => argumentTargets(argument, given))
  return [...new Map(targets.map((target) => [resolve(target.root, target.file), target])).values()]
}
