import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { claimDataDir } from '../embedded/claim.ts'
import { stopLeftover } from '../embedded/postmaster.ts'
import { startPostgres } from '../embedded/server.ts'
import { Unusable } from '../embedded/unusable.ts'

/** A server whose data nobody will miss: it forgets them when it is disposed of. */
export interface ThrowawayServer extends AsyncDisposable {
  readonly url: string
  readonly adminUrl: string
}

/** Only folders of this name are ever swept away. */
const PREFIX = 'souk-throwaway-postgres-'

/** Quick and unsafe: a crash of the machine loses the data. */
const parameters = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '128MB',
}

/** Starts an embedded server on a folder of its own below the machine's temporary one. */
export async function startThrowaway(): Promise<ThrowawayServer> {
  await sweep()
  const claim = await claimDataDir(await mkdtemp(join(tmpdir(), PREFIX)))
  const server = await startPostgres({ dataDir: claim.dir, log: () => {}, parameters })
  return {
    url: server.url,
    adminUrl: server.adminUrl,
    async [Symbol.asyncDispose]() {
      await server.stop()
      await remove(claim.dir)
      await claim[Symbol.asyncDispose]()
    },
  }
}

/** Ends and removes what runs that were killed left behind; those that are held are left alone. */
async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX))
  for (const name of names) await sweepOne(join(tmpdir(), name))
}

async function sweepOne(dir: string): Promise<void> {
  // No holder is named: it was given back, or is just being claimed.
  if (!(await stat(join(dir, 'souk.pid')).catch(() => undefined))) return
  try {
    await using _claim = await claimDataDir(dir)
    await stopLeftover(await realpath(join(dir, 'postgres')))
    await remove(dir)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
  }
}

async function remove(dir: string): Promise<void> {
  const cluster = await realpath(join(dir, 'postgres')).catch(() => dir)
  if (dirname(cluster) !== dir) await rm(dirname(cluster), { recursive: true, force: true })
  await rm(dir, { recursive: true, force: true })
}
