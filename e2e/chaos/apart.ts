import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Says to this program that it is already where it put itself. */
const MARK = 'SOUK_CHAOS_APART'

/**
 * Root keeps being root; anybody else becomes root of nothing but these namespaces. They end with the last process in
 * them, and links and mounts with them.
 */
const unshare = (): readonly string[] => [
  'unshare',
  '--net',
  '--mount',
  ...(process.geteuid?.() === 0 ? [] : ['--map-current-user', '--keep-caps']),
]

/** Whether this process has a network and mounts of its own, to cut and to fill. */
export const isApart = (): boolean => process.env[MARK] === '1'

function mayGoApart(): boolean {
  const [program = '', ...words] = unshare()
  const inside = ['sh', '-c', 'ip link set lo up && ip link add souk0 type bridge && mount -t tmpfs souk /mnt']
  return process.platform === 'linux' && spawnSync(program, [...words, ...inside]).status === 0
}

/** Runs this program again in namespaces of its own and answers its exit code; undefined where that is not permitted. */
export async function goApart(): Promise<number | undefined> {
  if (isApart() || !mayGoApart()) return undefined
  const [program = '', ...words] = unshare()
  const child = spawn(program, [...words, process.execPath, ...process.argv.slice(1)], {
    env: { ...process.env, [MARK]: '1' },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
