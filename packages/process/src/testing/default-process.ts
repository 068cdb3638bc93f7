import { readFileSync } from 'node:fs'
import { defaultProcessFiles, defaultProcessRoot } from '../defaults.ts'
import type { Process } from '../model.ts'
import { filesOf } from '../read/files.ts'
import { readProcess } from '../read/read-process.ts'

/** All of them, main ones and includes. */
export const defaultFiles = filesOf(
  Object.fromEntries(defaultProcessFiles.map((file) => [file, readFileSync(new URL(file, defaultProcessRoot))])),
)

/** The default files that are main ones. */
export const defaultMains: readonly string[] = defaultProcessFiles.filter((file) => !file.includes('ubprocess'))

/** The process a default file makes. */
export function defaultProcess(file: string): Process {
  const { process, findings } = readProcess(defaultFiles, file)
  if (!process) throw new Error(JSON.stringify(findings))
  return process
}
