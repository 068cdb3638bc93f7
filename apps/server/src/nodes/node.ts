import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isReady } from './ready.ts'

const program = join(import.meta.dirname, '../cli/souk.ts')
const LOOK_EVERY_MS = 50
/** Beyond what it may take to hand its clients over. */
const STOP_MS = 20_000

export interface NodeOptions {
  readonly name: string
  readonly url: string
  /** Its whole environment. */
  readonly env: NodeJS.ProcessEnv
  /** Gets what it prints, as it comes. */
  readonly onOutput: (text: string) => void
}

/** One node as a process of its own, which ends with this one. */
export interface SoukNode {
  readonly name: string
  /** Its own, past the balancer. */
  readonly url: string
  /** Of the process that runs; undefined while none does. */
  readonly pid: number | undefined
  /** Resolves when it is ready; rejects with what it printed when it ends before that. */
  start(): Promise<void>
  /** Asks it to hand its clients over and end; resolves when it has. */
  stop(): Promise<void>
  /** `kill -9`. */
  kill(): Promise<void>
}

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<unknown>
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

export function soukNode({ name, url, env, onOutput }: NodeOptions): SoukNode {
  let running: Running | undefined

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running === undefined) return
    const { child, ended } = running
    child.kill(signal)
    const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS + Number(env['SOUK_DRAIN_MS'] ?? 0))
    await ended
    clearTimeout(hard)
  }
  return {
    name,
    url,
    get pid() {
      return running?.child.pid
    },
    async start() {
      if (running !== undefined) throw new Error(`${name} runs already`)
      // A process group of its own: Ctrl-C is for whoever started it.
      const child = fork(program, ['serve'], {
        env,
        execArgv: [],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      })
      running = { child, ended: once(child, 'exit').finally(() => (running = undefined)) }
      let printed = ''
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => {
          if (!isOver(child)) printed += text
          onOutput(text)
        })
      while (!(await isReady(url))) {
        if (isOver(child)) throw new Error(`${name} ended before it was ready:\n${printed}`)
        await pause(LOOK_EVERY_MS)
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
