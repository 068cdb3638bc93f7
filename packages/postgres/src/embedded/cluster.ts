import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Account, canReach, isRoot, ownerOf, postgresAccount } from './account.ts'
import { binariesFor } from './binaries.ts'
import { makeWritable } from './claim.ts'
import { Unusable, diskSentence, onDisk } from './unusable.ts'

/** PostgreSQL's own data directory, initialised, with what it takes to run it. */
export interface Cluster {
  readonly dir: string
  /** The folder of `bin/postgres`. */
  readonly native: string
  /** Set only when Souk is root. */
  readonly account: Account | undefined
  /** Of its superuser `postgres` and of its user `souk`. */
  readonly password: string
  /** Where it writes what it has to say. */
  readonly logFile: string
}

/** Where root's PostgreSQL keeps what its own user could not reach below root's home. */
const ELSEWHERE = '/var/lib/souk'

/** Finds the cluster of a data directory, or makes it; one that a killed process left half-made is made again. */
export async function openCluster(dataDir: string, log: (line: string) => void): Promise<Cluster> {
  await onDisk(dataDir, makeWritable(dataDir))
  const known = join(dataDir, 'postgres')
  if (!(await isThere(known))) await make(dataDir, log)
  const cluster = await found(known)
  const password = await onDisk(cluster.dir, readFile(join(cluster.dir, 'souk.password'), 'utf8'))
  return { ...cluster, password: password.trim(), logFile: join(dataDir, 'postgres.log') }
}

type Found = Pick<Cluster, 'dir' | 'native' | 'account'>

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

async function found(known: string): Promise<Found> {
  const dir = await realpath(known).catch(() => {
    throw new Unusable(`${known} points to a folder that is gone; the database was there.`)
  })
  const account = isRoot() ? await ownerOf(dir) : undefined
  if (account && !(await canReach(account, dir))) {
    throw new Unusable(`The database in ${dir} belongs to user ${account.uid}, who may not enter the folders above it.`)
  }
  return { dir, account, native: await binariesFor(account, dirname(dir)) }
}

async function make(dataDir: string, log: (line: string) => void): Promise<void> {
  const account = isRoot() ? await postgresAccount() : undefined
  const place = await onDisk(dataDir, placeFor(dataDir, account))
  const dir = join(place, 'postgres')
  await onDisk(place, initialise({ dir, account, native: await binariesFor(account, place) }))
  if (place === dataDir) return
  await onDisk(dataDir, symlink(dir, join(dataDir, 'postgres')))
  log(`The database is kept in ${dir}: PostgreSQL's user may not enter the folders above ${dataDir}.`)
}

async function placeFor(dataDir: string, account: Account | undefined): Promise<string> {
  if (account === undefined) return dataDir
  const { mode } = await lstat(dataDir)
  await chmod(dataDir, mode | 0o011)
  if (await canReach(account, dataDir)) return dataDir
  await mkdir(ELSEWHERE, { recursive: true })
  const place = await mkdtemp(join(ELSEWHERE, 'data-'))
  await chmod(place, 0o711)
  return place
}

/** Made beside its place and moved there whole, password included. */
async function initialise({ dir, native, account }: Found): Promise<void> {
  const half = `${dir}.new`
  const passwordFile = `${dir}.password`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) await Promise.all([half, passwordFile].map((path) => chown(path, account.uid, account.gid)))
  await initdb({ dir: half, native, account }, passwordFile)
  await rename(passwordFile, join(half, 'souk.password'))
  await rename(half, dir)
}

async function initdb({ dir, native, account }: Found, passwordFile: string): Promise<void> {
  const options = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions']
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const child = spawn(join(native, 'bin', 'initdb'), ['-D', dir, ...options, ...locale], {
    ...account,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<boolean>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code === 0))
  })
  const [ok, printed] = await Promise.all([ended, text(child.stderr)])
  if (!ok)
    throw new Unusable(diskSentence(dirname(dir), printed) ?? `PostgreSQL could not be initialised: ${printed.trim()}`)
}
