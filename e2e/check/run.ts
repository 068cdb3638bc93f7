import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'

export interface Outcome {
  /** 0 is good; null when a signal ended it. */
  readonly code: number | null
  /** Both streams, in the order they came. */
  readonly output: string
  readonly seconds: number
}

const root = join(import.meta.dirname, '../..')
const running = new Set<number>()

/** Runs a program in the workspace's root to its end, or ends it and all it started after `limit` seconds. Never rejects. */
export async function run([program, ...args]: readonly [string, ...string[]], limit: number): Promise<Outcome> {
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const group = child.pid
  if (group !== undefined) running.add(group)
  const tooLong = setTimeout(() => {
    output += `\nEnded: it ran for more than ${limit} s.\n`
    if (group !== undefined) end(group)
  }, limit * 1000)
  const code = await once(child, 'close').then(
    ([status]: (number | null)[]) => status ?? null,
    (error: unknown) => {
      output += String(error)
      return null
    },
  )
  clearTimeout(tooLong)
  if (group !== undefined) running.delete(group)
  return { code, output, seconds: (performance.now() - began) / 1000 }
}

/** Ends every program still running, with what it started. */
export function endAll(): void {
  for (const group of running) end(group)
}

/** Asks first, so that servers can stop in order. */
function end(group: number) {
  signal(group, 'SIGTERM')
  setTimeout(() => signal(group, 'SIGKILL'), 10_000).unref()
}

function signal(group: number, name: NodeJS.Signals) {
  try {
    process.kill(-group, name)
  } catch {
    // It ended by itself.
  }
}

/** The workspace's own programs (and with them its Node) come first. */
function environment() {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`,
    NO_COLOR: '1',
    CI: 'true',
  }
}
