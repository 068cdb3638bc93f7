import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Unusable, onDisk } from './unusable.ts'

/** The data directory is this process's alone until disposed of, or until the process ends in whatever way. */
export interface ClaimedDir extends AsyncDisposable {
  readonly dir: string
}

/** SQLite's "database is locked". */
const BUSY = 5

/**
 * Claims `dir` for this process and makes it (not its parents) if it is missing. Throws `Unusable` when another Souk
 * holds it or the disk does not allow it.
 */
export async function claimDataDir(dir: string): Promise<ClaimedDir> {
  await onDisk(dir, makeWritable(dir))
  const holderFile = join(dir, 'souk.pid')
  const lock = openLock(dir)
  if (lock === undefined) throw new Unusable(`${await holder(holderFile)} already uses ${dir}.`)
  await onDisk(dir, writeFile(holderFile, `${process.pid} ${new Date().toISOString()}\n`))
  return {
    dir,
    async [Symbol.asyncDispose]() {
      await rm(holderFile, { force: true })
      lock.close()
    },
  }
}

/** Makes the folder (not its parents) if it is missing, and fails as the file system does where nothing can be written. */
export async function makeWritable(dir: string): Promise<void> {
  await mkdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const probe = join(dir, `souk.probe-${process.pid}`)
  try {
    await writeFile(probe, 'Written to see that the disk takes it.\n')
  } finally {
    await rm(probe, { force: true })
  }
}

/**
 * Node has no flock. An SQLite file held in an exclusive transaction is the one lock it brings that the kernel itself
 * lets go of after kill -9: no stale lock to judge, no race to recover it.
 */
function openLock(dir: string): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(dir, 'souk.lock'))
    lock.exec('pragma journal_mode = off; begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined
    throw new Unusable(`${dir} cannot be locked: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

async function holder(file: string): Promise<string> {
  const [pid, since] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ')
  return pid && since ? `Another Souk (process ${pid}, since ${since})` : 'Another Souk'
}
