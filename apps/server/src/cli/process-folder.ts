import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { ProcessFiles } from '@souk/process/read/files'

const MOST = 100_000

function wanted(entry: Dirent): boolean {
  return !entry.name.startsWith('.') && entry.name !== 'node_modules'
}

/** A folder further down that may not be read holds nothing for us; the root has to be readable. */
function entriesOf(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).filter(wanted)
  } catch (error) {
    if (folder === '') throw error
    return []
  }
}

/**
 * Paths of the XML files below a folder, sorted, with `/`. Folders behind symbolic links are not entered. Throws where
 * it cannot be read, or holds more than any process folder does.
 */
function xmlFilesIn(root: string): string[] {
  const paths: string[] = []
  const folders = ['']
  for (const folder of folders)
    for (const entry of entriesOf(root, folder)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) folders.push(path)
      else if (/\.xml$/i.test(entry.name)) paths.push(path)
      if (folders.length + paths.length > MOST) throw new Error(`there are more than ${MOST} files below ${root}`)
    }
  return paths.toSorted()
}

function firstBytes(path: string, atMost: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(atMost)
    let length = 0
    for (let read = -1; read !== 0 && length < atMost; length += read)
      read = readSync(file, bytes, length, atMost - length, null)
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

/** Whether a real path lies below a real folder. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`)
}

/** The XML files of a folder on disk. Nothing outside it is read, whatever symbolic links say. */
export function folderFiles(root: string): ProcessFiles {
  const real = realpathSync(root)
  let paths: readonly string[] | undefined
  return {
    list: () => (paths ??= xmlFilesIn(real)),
    read(path, atMost) {
      const target = realpathSync(join(real, path))
      if (!isInside(real, target)) throw new Error('a symbolic link leads out of the root')
      if (!statSync(target).isFile()) throw new Error('it is not a file')
      return firstBytes(target, atMost)
    },
  }
}
