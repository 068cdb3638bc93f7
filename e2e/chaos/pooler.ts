import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRoot, postgresAccount } from '@souk/postgres/embedded/account'
import { freePort } from '../browser/product.ts'
import { isApart } from './apart.ts'
import { at } from './link.ts'

const LOOK_EVERY_MS = 20
/** Fewer than three busy nodes ask for, so that they wait for each other. */
const SESSIONS = 5

const program = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'pgbouncer'))
  .find((path) => existsSync(path))

/** PgBouncer in transaction mode before the database. */
export interface Pooler extends AsyncDisposable {
  readonly url: string
  kill(): Promise<void>
  start(): Promise<void>
  /** Lends nothing more until it is resumed; its clients wait. */
  pause(): void
  resume(): void
}

const settings = (url: URL, port: number): string => `[databases]
souk = host=127.0.0.1 port=${url.port}
[pgbouncer]
listen_addr = ${isApart() ? '0.0.0.0' : '127.0.0.1'}
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = users.txt
pool_mode = transaction
max_prepared_statements = 200
default_pool_size = ${SESSIONS}
server_login_retry = 1
`

const isOpen = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1')
  const answers = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return answers
}

/** The machine's own, which keeps its files in a folder and does not run as root. */
export async function openPooler(databaseUrl: string, folder: string): Promise<Pooler> {
  if (program === undefined) throw new Error('there is no pgbouncer on this machine')
  const [url, port, account] = [new URL(databaseUrl), await freePort(), isRoot() ? await postgresAccount() : undefined]
  await mkdir(folder)
  await writeFile(join(folder, 'pgbouncer.ini'), settings(url, port))
  await writeFile(join(folder, 'users.txt'), `"${url.username}" "${url.password}"\n`)
  if (account) await chown(folder, account.uid, account.gid)

  const launch = async () => {
    const child = spawn(program, ['pgbouncer.ini'], { cwd: folder, stdio: 'ignore', ...account })
    const ended = once(child, 'exit')
    while (!(await isOpen(port))) {
      if (child.exitCode !== null) throw new Error('pgbouncer does not start; it must be 1.21 or newer')
      await pause(LOOK_EVERY_MS)
    }
    return { child, ended }
  }
  let running: Awaited<ReturnType<typeof launch>> | undefined = await launch()
  const kill = async (): Promise<void> => {
    const dying = running
    running = undefined
    dying?.child.kill('SIGKILL')
    await dying?.ended
  }
  return {
    url: at(databaseUrl, { host: '127.0.0.1', port }),
    kill,
    async start() {
      running ??= await launch()
    },
    pause: () => void running?.child.kill('SIGUSR1'),
    resume: () => void running?.child.kill('SIGUSR2'),
    [Symbol.asyncDispose]: kill,
  }
}
