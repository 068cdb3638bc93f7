import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { claimDataDir } from '@souk/postgres/embedded/claim'
import { readPidFile } from '@souk/postgres/embedded/pid-file'
import { startPostgres } from '@souk/postgres/embedded/server'
import { startProduct, temporaryDataDir, type Product } from '../browser/product.ts'
import { isApart } from './apart.ts'
import type { Link } from './link.ts'
import { at } from './link.ts'
import { installHintLoss } from './lost-hints.ts'
import { openNats, type Nats } from './nats.ts'
import { openPooler, type Pooler } from './pooler.ts'
import { signal } from './processes.ts'
import { proxiedLink } from './proxied-link.ts'
import { shell } from './shell.ts'
import { switchedLinks } from './switched-link.ts'
import { timeUntil } from './time-until.ts'

export interface ClusterOptions {
  readonly nodes: number
  /** Bytes of a disk of its own for the database, to be filled; the machine's disk where there is none. */
  readonly disk?: number
  /** Hints go over NATS instead of PostgreSQL. */
  readonly overNats: boolean
  /** Nodes reach the database through PgBouncer. */
  readonly isPooled: boolean
}

/** One server process of the product, at the end of its link. */
export interface Node {
  readonly name: string
  readonly url: string
  readonly link: Link
  /** Undefined while it is not running. */
  readonly pid: number | undefined
  readonly printed: () => string
  readonly kills: number
  /** kill -9. */
  kill(): void
  start(): Promise<void>
  /** By SIGINT, as an operator would. */
  stop(): Promise<void>
  /** Its clock shows so many milliseconds more than the truth. */
  setClock(wrongBy: number): Promise<void>
}

export interface Cluster extends AsyncDisposable {
  readonly nodes: readonly Node[]
  /** The database as this process reaches it. */
  readonly databaseUrl: string
  readonly adminUrl: string
  /** Where its files are. */
  readonly databaseDir: string
  readonly nats: Nats | undefined
  readonly pooler: Pooler | undefined
  /** Of PostgreSQL's first process; waited for where there is none just now. */
  postmaster(): Promise<number>
  /** Nodes killed so far. */
  kills(): number
}

/** Of each node, where all of them share the cores of one machine: every further one costs PostgreSQL plans and memory of its own. */
const DATABASE_CONNECTIONS = '6'
/** For clients to be handed over. */
const DRAIN_MS = '2000'
const STARTS = 10
const PATIENCE_MS = 60_000
const preload = pathToFileURL(join(import.meta.dirname, 'clock.ts')).href

interface NodeOptions {
  readonly number: number
  readonly link: Link
  readonly dataDir: string
  readonly databaseUrl: string
  /** Past the pooler. */
  readonly directUrl: string
  readonly natsUrl: string | undefined
}

function createNode({ number, link, dataDir, databaseUrl, directUrl, natsUrl }: NodeOptions): Node {
  const clock = `${dataDir}.clock`
  const { host, port, before } = link
  const env = {
    ...link.env,
    SOUK_DEMO: 'off',
    SOUK_DRAIN_MS: DRAIN_MS,
    DATABASE_URL: databaseUrl,
    SOUK_DATABASE_CONNECTIONS: DATABASE_CONNECTIONS,
    DATABASE_DIRECT_URL: directUrl,
    NATS_URL: natsUrl ?? '',
    NODE_OPTIONS: `--import=${preload}`,
    SOUK_CHAOS_CLOCK: clock,
  }
  let kills = 0
  let product: Product | undefined
  let starting: Promise<void> | undefined

  /** As a supervisor does, again when it ends before it serves: the database may be away. */
  async function start(): Promise<void> {
    for (let left = STARTS; !product; left--) {
      product = await startProduct({ dataDir, host, port, before, env }).catch((error: unknown) => {
        if (left <= 1) throw error
        return undefined
      })
    }
  }
  return {
    name: `node ${number}`,
    url: `http://${host}:${port}`,
    link,
    get pid() {
      return product?.pid
    },
    printed: () => product?.printed() ?? '',
    get kills() {
      return kills
    },
    kill() {
      if (!product) return
      signal([product.pid], 'SIGKILL')
      product = undefined
      kills++
    },
    start: () => (starting ??= start().finally(() => (starting = undefined))),
    async stop() {
      const stopping = product
      product = undefined
      await stopping?.[Symbol.asyncDispose]()
    },
    async setClock(wrongBy) {
      await writeFile(clock, String(wrongBy))
      if (product) signal([product.pid], 'SIGUSR2')
    },
  }
}

/** A PostgreSQL that machines of its own network may reach with the password. */
async function openDatabase(dir: string, stack: AsyncDisposableStack) {
  stack.use(await claimDataDir(dir))
  const parameters = isApart() ? { listen_addresses: '*' } : {}
  const postgres = stack.use(await startPostgres({ dataDir: dir, log: () => {}, parameters }))
  await appendFile(join(dir, 'postgres/pg_hba.conf'), '\nhost all all samenet scram-sha-256\n')
  process.kill(await postmasterOf(dir), 'SIGHUP')
  await installHintLoss(postgres.adminUrl)
  return postgres
}

async function postmasterOf(databaseDir: string): Promise<number> {
  let pid: number | undefined
  await timeUntil(async () => {
    pid = (await readPidFile(join(databaseDir, 'postgres')))?.pid
    return pid !== undefined
  }, PATIENCE_MS)
  if (pid === undefined) throw new Error('PostgreSQL does not come back')
  return pid
}

/** The real product: its processes before one PostgreSQL, each at the end of a link that can be cut. */
export async function openCluster({ nodes: count, disk, overNats, isPooled }: ClusterOptions): Promise<Cluster> {
  await using starting = new AsyncDisposableStack()
  const { path } = starting.use(await temporaryDataDir())
  const databaseDir = join(path, 'database')
  await mkdir(databaseDir)
  if (disk !== undefined) {
    await shell(`mount -t tmpfs -o size=${disk},mode=755 souk ${databaseDir}`)
    starting.defer(() => shell(`umount ${databaseDir}`))
  }
  const makeLink = isApart() ? await switchedLinks() : proxiedLink
  const postgres = await openDatabase(databaseDir, starting)
  const nats = overNats ? starting.use(await openNats()) : undefined
  const pooler = isPooled ? starting.use(await openPooler(postgres.url, join(path, 'pooler'))) : undefined

  const nodes: Node[] = []
  for (let number = 1; number <= count; number++) {
    const link = starting.use(await makeLink(number))
    const directUrl = await link.reach(postgres.url)
    const databaseUrl = pooler ? await link.reach(pooler.url) : directUrl
    const natsUrl = nats && (await link.reach(nats.url))
    const node = createNode({ number, link, dataDir: join(path, `node${number}`), databaseUrl, directUrl, natsUrl })
    starting.defer(() => node.stop())
    nodes.push(node)
  }
  // PostgreSQL sees to that by itself.
  const atExit = (): void => nodes.forEach((node) => node.kill())
  process.once('exit', atExit)
  starting.defer(() => void process.off('exit', atExit))
  const [first, ...others] = nodes
  await first?.start()
  await Promise.all(others.map((node) => node.start()))

  const held = starting.move()
  return {
    nodes,
    databaseUrl: at(postgres.url, { host: '127.0.0.1' }),
    adminUrl: postgres.adminUrl,
    databaseDir,
    nats,
    pooler,
    postmaster: () => postmasterOf(databaseDir),
    kills: () => nodes.reduce((sum, node) => sum + node.kills, 0),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
