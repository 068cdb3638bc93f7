import { readFileSync, readdirSync } from 'node:fs'

/** `sysconf(_SC_CLK_TCK)`: 100 on every Linux. */
const TICKS_PER_SECOND = 100

interface Usage {
  readonly pid: number
  readonly parent: number
  readonly own: number
  /** Of children that ended and were waited for. */
  readonly ended: number
}

/** `/proc/<pid>/stat` (proc_pid_stat(5)); the name in brackets may hold anything. */
function usageOf(pid: number): Usage | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0, , , , , , , , , , user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields
    return { pid, parent, own: user + system, ended: endedUser + endedSystem }
  } catch {
    return undefined
  }
}

/** CPU that a process has used so far, user and system, in milliseconds. Linux only: NaN elsewhere. */
export function cpuOf(pid: number): number {
  const usage = usageOf(pid)
  return usage ? (usage.own * 1000) / TICKS_PER_SECOND : Number.NaN
}

/** The same with its children, those that have ended too: a PostgreSQL server is a process for each connection. */
export function cpuOfTree(pid: number): number {
  const root = usageOf(pid)
  if (!root) return Number.NaN
  const children = readdirSync('/proc')
    .map(Number)
    .flatMap((id) => (id > 0 ? (usageOf(id) ?? []) : []))
    .filter(({ parent }) => parent === pid)
  const ticks = root.own + root.ended + children.reduce((sum, { own }) => sum + own, 0)
  return (ticks * 1000) / TICKS_PER_SECOND
}
