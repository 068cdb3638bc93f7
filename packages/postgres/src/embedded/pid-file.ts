import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a server says of itself in its data directory. */
export interface ServerState {
  readonly pid: number
  readonly ready: boolean
}

/** Reads `postmaster.pid` (PostgreSQL's `pidfile.h`: the pid is its first line, the state its eighth). */
export async function readPidFile(dir: string): Promise<ServerState | undefined> {
  const lines = (await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

/** Whether a process of that id exists, be it a zombie. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * The command line of a process, empty for a zombie or none. From /proc where there is one: slim images have no `ps`,
 * and another user's /proc/‹pid›/cwd is closed to a container's root.
 */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )
}
