import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ask } from '../testing/ask.ts'
import { claimDataDir } from './claim.ts'
import { commandOf, readPidFile } from './pid-file.ts'
import { startPostgres } from './server.ts'
import { Unusable } from './unusable.ts'

let folder: string
let dataDir: string
const log = vi.fn<(line: string) => void>()

beforeEach(async () => {
  log.mockReset()
  folder = await realpath(await mkdtemp(join(tmpdir(), 'souk-embedded-')))
  // Below a closed folder, root's PostgreSQL would keep its data elsewhere.
  await chmod(folder, 0o755)
  dataDir = join(folder, 'data')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const start = () => startPostgres({ dataDir, log })

/** Another process that holds the data directory, and the URL of its server. */
async function otherSouk(): Promise<{ holder: ChildProcess; url: string }> {
  const holder = spawn(process.execPath, [join(import.meta.dirname, '../testing/hold.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await once(holder.stdout, 'data')
  return { holder, url: String(line).trim() }
}

async function killHard(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL')
  await once(holder, 'exit')
}

test('what was committed is there after the holder was killed, and its server does not run on', async () => {
  const { holder, url } = await otherSouk()
  await ask(url, 'create table kept as select 1 as one')
  const left = await readPidFile(join(dataDir, 'postgres'))
  await killHard(holder)

  await using _claim = await claimDataDir(dataDir)
  await using server = await start()
  expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }])
  expect(await commandOf(left?.pid ?? 0)).not.toContain(dataDir)
})

test('a second Souk on the same data directory is refused and told who holds it', async () => {
  const { holder } = await otherSouk()
  await expect(claimDataDir(dataDir)).rejects.toThrow(`Another Souk (process ${holder.pid}, since `)
  await killHard(holder)
  await using server = await start()
  await server.stop()
})

test('the server ends when its holder ends by itself', async () => {
  const { holder } = await otherSouk()
  holder.stdin?.end()
  await once(holder, 'exit')
  expect(await readPidFile(join(dataDir, 'postgres'))).toBeUndefined()
})

test('a server that dies is started again at the same address', async () => {
  await using server = await start()
  const first = await readPidFile(join(dataDir, 'postgres'))
  process.kill(first?.pid ?? 0, 'SIGKILL')
  await vi.waitFor(() => ask(server.url, 'select 1'), { timeout: 20_000, interval: 50 })
  expect(await readPidFile(join(dataDir, 'postgres'))).not.toEqual(first)
  expect(log).toHaveBeenCalledWith('PostgreSQL ended by itself (SIGKILL) and is started again.')
})

test('a pid that now belongs to another program does not keep the server from starting', async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n`)
  await using server = await start()
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a data directory that was only half made is made again', async () => {
  await mkdir(join(dataDir, 'postgres.new/base'), { recursive: true })
  await using server = await start()
  expect(await ask(server.url, 'select current_user as name')).toEqual([{ name: 'souk' }])
})

test('commits reach the disk before they are answered, and only this machine is listened to', async () => {
  await using server = await start()
  const rows = await ask(
    server.adminUrl,
    `select name, setting from pg_settings
     where name in ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit') order by name`,
  )
  expect(rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
})

test('a server that cannot start says so in one sentence', async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '9\n')
  const refused = await start().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Unusable)
  expect(String(refused)).toMatch(/^Unusable: PostgreSQL did not start .*incompatible with server/)
  expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('FATAL')
})
