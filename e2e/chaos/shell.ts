import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a program of the system; rejects with what it said when it fails. */
export async function shell(line: string): Promise<void> {
  const [program = '', ...words] = line.split(' ')
  await execute(program, words)
}
