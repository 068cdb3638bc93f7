import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testDatabase } from '@souk/postgres/testing/database'

const program = join(import.meta.dirname, 'souk.ts')

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  server.close()
  return free
}

/** The first of four. */
async function freePorts(from: number): Promise<number> {
  const free = await Promise.all([0, 1, 2, 3].map((n) => isFree(from + n)))
  return free.every(Boolean) ? from : freePorts(from + 10)
}

/** `souk nodes` on a database of its own, as a terminal has it, or without any input. */
async function startedNodes(stdin: 'pipe' | 'ignore') {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'souk-nodes-'))
  const port = await freePorts(20_000 + (process.pid % 10_000))
  const env = {
    SOUK_DEMO: 'off',
    SOUK_DRAIN_MS: '200',
    SOUK_DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PORT: String(port),
  }
  const child = fork(program, ['nodes'], {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: [stdin, 'pipe', 'pipe', 'ipc'],
  })
  let printed = ''
  child.stdout?.on('data', (text) => (printed += String(text)))
  child.stderr?.on('data', (text) => (printed += String(text)))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await database[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true })
  })
  const says = (text: string) => vi.waitFor(() => expect(printed).toContain(text), { timeout: 120_000, interval: 100 })
  await says('Enter restarts')
  const pids = [...printed.matchAll(/process (\d+)/g)].map(([, pid]) => Number(pid))
  return { child, url: `http://127.0.0.1:${port}`, says, pids, printed: () => printed }
}

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> => {
  const ended = once(child, 'exit')
  child.kill(signal)
  return (await ended)[0]
}

test('souk nodes serves three nodes behind a balancer, restarts them at Enter, and ends with all of them', async () => {
  const { child, url, says, pids, printed } = await startedNodes('pipe')
  expect(pids.filter(lives)).toHaveLength(3)
  expect(printed().match(/first-run\?token=/g)).toHaveLength(1)
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  child.stdin?.write('\n')
  await says('All nodes are back.')
  expect(pids.filter(lives)).toEqual([])
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  expect(await end(child, 'SIGINT')).toBe(0)
  await expect(fetch(`${url}/health/ready`)).rejects.toThrow('fetch failed')
}, 180_000)

test('nodes need no terminal, and end with the process that started them, also when it is killed', async () => {
  const { child, pids } = await startedNodes('ignore')
  expect(pids.filter(lives)).toHaveLength(3)
  await end(child, 'SIGKILL')
  await vi.waitFor(() => expect(pids.filter(lives)).toEqual([]), { timeout: 60_000, interval: 100 })
}, 180_000)
