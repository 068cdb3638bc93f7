import type { Dialect } from '../model.ts'
import type { ProcessDocument } from './document.ts'

/**
 * Folder names that decide the dialect in the reference, whatever the file says of itself. `state-machine` is not among
 * them: published order processes stand in a folder of that name.
 */
const FOLDERS: readonly (readonly [RegExp, Dialect])[] = [
  [/^oms$/i, 'oms'],
  [/^statemachines?$/i, 'state-machine'],
]

function byText(text: string): Dialect | undefined {
  if (/\boms\b/i.test(text)) return 'oms'
  return /\bstate-?machine\b/i.test(text) ? 'state-machine' : undefined
}

/** The innermost folder of a path that stands for a dialect, as the path's part up to and with it. */
export function dialectFolder(path: string): { readonly dialect: Dialect; readonly folder: string } | undefined {
  const folders = path.split('/').slice(0, -1)
  for (let depth = folders.length; depth > 0; depth--) {
    const found = FOLDERS.find(([name]) => name.test(folders[depth - 1] ?? ''))
    if (found) return { dialect: found[1], folder: folders.slice(0, depth).join('/') }
  }
  return undefined
}

function byContent({ processes }: ProcessDocument): Dialect {
  const files = processes.flatMap(({ file }) => file ?? [])
  if (files.length > 0) return files.some((file) => file.endsWith('.xml')) ? 'oms' : 'state-machine'
  const orders = processes.some(
    ({ states, events }) => states.some(({ reserved }) => reserved) || events.some((event) => event.timeoutProcessor),
  )
  const created = processes.some(({ states }) => states.some(({ name }) => name === 'created'))
  return created && !orders ? 'state-machine' : 'oms'
}

/**
 * Which of the two engines a file is meant for. The reference goes by the folder alone (it ships files with the other's
 * or a misspelt namespace); where the folder does not say, the namespace does, then the schema location, then the content.
 */
export function dialectOf(document: ProcessDocument): Dialect {
  const { namespace, schema } = document.kind
  return dialectFolder(document.file)?.dialect ?? byText(namespace) ?? byText(schema) ?? byContent(document)
}
