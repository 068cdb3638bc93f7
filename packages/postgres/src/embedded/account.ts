import { execFile } from 'node:child_process'
import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { Unusable } from './unusable.ts'

/** Whom PostgreSQL runs as, which refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const run = promisify(execFile)

export const isRoot = (): boolean => process.geteuid?.() === 0

/** The owner of a file or folder. */
export async function ownerOf(path: string): Promise<Account> {
  const { uid, gid } = await stat(path)
  return { uid, gid }
}

/** The machine's user `postgres`, which is made if there is none; only root can ask. */
export async function postgresAccount(): Promise<Account> {
  return (await find('postgres')) ?? (await make('postgres'))
}

async function find(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function make(name: string): Promise<Account> {
  const made = await run('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', name]).catch(() => {})
  const account = made && (await find(name))
  if (account) return account
  throw new Unusable(
    `PostgreSQL does not run as root and no user ${name} could be made: make one, start Souk as an ordinary user, or name a database in DATABASE_URL.`,
  )
}

/** Whether `account` can read the file or enter the folder: every folder above it must let it pass. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  let current = await realpath(path)
  for (;;) {
    const { mode, uid, gid } = await stat(current)
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & execute) === 0) return false
    if (dirname(current) === current) return true
    current = dirname(current)
  }
}
