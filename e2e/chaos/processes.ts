import { readdirSync, readFileSync } from 'node:fs'

/** `/proc/<pid>/stat` (proc_pid_stat(5)); the name in brackets may hold anything. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])
  } catch {
    return undefined
  }
}

/** A process and its children: PostgreSQL has one for each connection. */
export function family(pid: number): readonly number[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0)
  return [pid, ...all.filter((id) => parentOf(id) === pid)]
}

/** To those that are still there. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
