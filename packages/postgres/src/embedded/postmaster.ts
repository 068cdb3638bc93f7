import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { commandOf, isAlive, readPidFile } from './pid-file.ts'
import { Unusable, diskSentence, onDisk } from './unusable.ts'

/** A running PostgreSQL server, child of this process but not of its terminal: Ctrl-C does not reach it. */
export interface Postmaster {
  readonly port: number
  /** Resolves with how it ended, whoever ended it. */
  readonly ended: Promise<string>
  /** Sends the signal of a fast shutdown: sessions are cut off, everything committed is kept. */
  signal(): void
  /** A fast shutdown, awaited. */
  stop(): Promise<void>
}

export interface Start {
  readonly parameters: Readonly<Record<string, string>>
  /** A free one is taken when none is named. */
  readonly port?: number
}

const LOG_LIMIT = 10_000_000
const PATIENCE = 20_000
/** Of another program on the port since it was found free; of a killed server's processes that are still ending. */
const PASSING = /address already in use|shared memory block .* is still in use/i

/** Starts the server and awaits that it takes connections, recovery after a crash included. */
export async function launch(cluster: Cluster, start: Start): Promise<Postmaster> {
  await stopLeftover(cluster.dir)
  for (let attempt = 1; ; attempt += 1) {
    const port = start.port ?? (await freePort())
    const outcome = await tryLaunch(cluster, { ...start.parameters, port: String(port) })
    if (typeof outcome !== 'string') return held(outcome, port)
    if (attempt === 20 || !PASSING.test(outcome)) throw new Unusable(sentenceFor(cluster, outcome))
    await pause(100)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** The server once it is ready, or what it printed before it gave up. */
async function tryLaunch(cluster: Cluster, parameters: Start['parameters']): Promise<ChildProcess | string> {
  const log = await onDisk(cluster.logFile, openLog(cluster.logFile))
  try {
    const { size } = await log.stat()
    const child = await spawned(cluster, parameters, log)
    return (await isReady(child, cluster.dir)) ? child : await printedSince(cluster.logFile, size)
  } finally {
    await log.close()
  }
}

async function openLog(file: string): Promise<FileHandle> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_LIMIT) await rename(file, `${file}.1`)
  return open(file, 'a', 0o600)
}

async function spawned(cluster: Cluster, parameters: Start['parameters'], log: FileHandle): Promise<ChildProcess> {
  const options = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(cluster.native, 'bin', 'postgres'), ['-D', cluster.dir, ...options], {
    ...cluster.account,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  })
  await once(child, 'spawn').catch((error: Error) => {
    throw new Unusable(`PostgreSQL could not be started: ${error.message}.`)
  })
  child.unref()
  return child
}

async function isReady(child: ChildProcess, dir: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const server = await readPidFile(dir)
    if (server?.pid === child.pid && server?.ready) return true
    await pause(10)
  }
  return false
}

async function printedSince(file: string, position: number): Promise<string> {
  return (await readFile(file)).subarray(position).toString()
}

function sentenceFor({ dir, logFile }: Cluster, printed: string): string {
  const fatal = /(?:FATAL|PANIC): +(.*)(?:\n.*DETAIL: +(.*))?/.exec(printed)
  const said = fatal ? fatal.slice(1).filter(Boolean).join(': ') : 'it said nothing'
  return diskSentence(dir, printed) ?? `PostgreSQL did not start (${logFile}): ${said}`
}

function held(child: ChildProcess, port: number): Postmaster {
  const ended = new Promise<string>((resolve) => {
    const settle = () => resolve(child.signalCode ?? `exit code ${child.exitCode}`)
    if (child.exitCode === null && child.signalCode === null) child.once('exit', settle)
    else settle()
  })
  return {
    port,
    ended,
    signal: () => child.kill('SIGINT'),
    async stop() {
      child.ref()
      child.kill('SIGINT')
      const impatient = setTimeout(() => child.kill('SIGQUIT'), PATIENCE)
      await ended
      clearTimeout(impatient)
    },
  }
}

/** Stops a server that outlived its Souk; a pid that has become another program's no longer keeps ours from starting. */
export async function stopLeftover(dir: string): Promise<void> {
  const left = await readPidFile(dir)
  if (left === undefined || !isAlive(left.pid)) return
  const isOurs = async () => (await commandOf(left.pid)).includes(dir)
  if (!(await isOurs())) return rm(join(dir, 'postmaster.pid'), { force: true })
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isAlive(left.pid)) process.kill(left.pid, signal)
    for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(10)) if (!(await isOurs())) return
  }
  throw new Unusable(`A PostgreSQL that was left running (process ${left.pid}) does not stop; end it and start again.`)
}
