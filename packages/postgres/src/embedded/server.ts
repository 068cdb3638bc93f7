import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { type Cluster, openCluster } from './cluster.ts'
import { parameters as ours } from './parameters.ts'
import { type Postmaster, launch } from './postmaster.ts'
import { Unusable } from './unusable.ts'

export interface PostgresOptions {
  /** Claimed by this process (`claimDataDir`); the server's files are made in it at the first start. */
  readonly dataDir: string
  /** Gets whole sentences for the person at the console. */
  readonly log: (line: string) => void
  /** Server parameters over Souk's own. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** A PostgreSQL server held by this process, which starts it again should it die, and stops it when the process ends. */
export interface HeldPostgres extends AsyncDisposable {
  /** Database `souk` as its owner `souk`, no superuser. Stays the same as long as the server is held. */
  readonly url: string
  /** Database `postgres` as the superuser. */
  readonly adminUrl: string
  /** Cuts sessions off and awaits the end; everything committed is kept. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data directory. A server that a killed Souk left running is stopped first.
 * Throws `Unusable`.
 */
export async function startPostgres({ dataDir, log, parameters = {} }: PostgresOptions): Promise<HeldPostgres> {
  const cluster = await openCluster(resolve(dataDir), log)
  const all = { ...ours, ...parameters }
  const first = await launch(cluster, { parameters: all })
  const stop = keep(first, () => launch(cluster, { parameters: all, port: first.port }), log)
  const urlOf = (user: string, database: string) =>
    `postgresql://${user}:${cluster.password}@127.0.0.1:${first.port}/${database}`
  const server = { url: urlOf('souk', 'souk'), adminUrl: urlOf('postgres', 'postgres') }
  try {
    await makeDatabase(server.adminUrl, cluster)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...server, stop, [Symbol.asyncDispose]: stop }
}

/** Starts the server again whenever it ends by itself; returns what ends it for good. */
function keep(first: Postmaster, start: () => Promise<Postmaster>, log: (line: string) => void): () => Promise<void> {
  const stopping = new AbortController()
  let current = first
  const atExit = () => current.signal()
  process.once('exit', atExit)

  async function again(how: string): Promise<void> {
    log(`PostgreSQL ended by itself (${how}) and is started again.`)
    try {
      current = await start()
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      log(error.message)
      await pause(1000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  async function watch(): Promise<void> {
    for (;;) {
      const how = await current.ended
      if (stopping.signal.aborted) return
      await again(how)
      if (stopping.signal.aborted) await current.stop()
    }
  }
  const watched = watch()
  return async () => {
    stopping.abort()
    await current.stop()
    await watched
    process.off('exit', atExit)
  }
}

async function makeDatabase(adminUrl: string, { password }: Cluster): Promise<void> {
  const admin = new Client(adminUrl)
  await admin.connect()
  try {
    const { rowCount } = await admin.query(`select from pg_database where datname = 'souk'`)
    if (rowCount) return
    const { rowCount: hasRole } = await admin.query(`select from pg_roles where rolname = 'souk'`)
    if (!hasRole) await admin.query(`create role souk login password ${admin.escapeLiteral(password)}`)
    await admin.query('create database souk owner souk')
  } finally {
    await admin.end()
  }
}
