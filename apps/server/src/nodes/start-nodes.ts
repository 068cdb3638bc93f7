import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startBalancer } from './balancer.ts'
import { soukNode } from './node.ts'
import type { SoukNode } from './node.ts'

export interface NodesOptions {
  readonly count: number
  /** The PostgreSQL that they share. */
  readonly databaseUrl: string
  /** Each has a data directory of its own in this folder, `node-1` and so on. */
  readonly dataDir: string
  /** The balancer's port, the nodes' following it; free ones by default. */
  readonly port?: number
  /** For every node, over this process's own. */
  readonly env?: Readonly<Record<string, string>>
  /** Gets what each node prints, as it comes. */
  readonly onOutput?: (node: string, text: string) => void
}

/** Nodes behind a balancer. Disposing stops all of them. */
export interface Nodes extends AsyncDisposable {
  /** The balancer's. */
  readonly url: string
  readonly nodes: readonly SoukNode[]
  /** Which nodes get new connections now, by URL. */
  readonly ready: () => readonly string[]
  /** Each in turn hands its clients over, ends, and comes back before the next one goes. */
  restartInTurn(): Promise<void>
}

/** Enough for this balancer to see that a node is leaving before most of its clients go. */
const DRAIN_MS = '2000'

/** Starts nodes on this machine, each a process of its own, what `souk serve` runs. All are ready when it resolves. */
export async function startNodes(options: NodesOptions): Promise<Nodes> {
  const [port = 0, ...ports] = await portsFor(options)
  const url = `http://127.0.0.1:${port}`
  const nodes = ports.map((at, n) => soukNode(nodeOptions({ ...options, url }, n, at)))
  let closing = false
  await using held = new AsyncDisposableStack()
  held.defer(async () => void (await Promise.all(nodes.map((node) => node.stop()))))
  await mkdir(options.dataDir, { recursive: true })
  await Promise.all(nodes.map((node) => node.start()))
  const balancer = held.use(await startBalancer({ port, nodes: nodes.map((node) => node.url) }))
  const all = held.move()
  return {
    url,
    nodes,
    ready: balancer.ready,
    async restartInTurn() {
      for (const node of nodes) {
        if (!closing) await node.stop()
        if (!closing) await node.start()
      }
    },
    async [Symbol.asyncDispose]() {
      closing = true
      await all.disposeAsync()
    },
  }
}

function nodeOptions(options: NodesOptions & { readonly url: string }, n: number, port: number) {
  const { env, dataDir, databaseUrl, url, onOutput } = options
  const name = `node-${n + 1}`
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    env: {
      SOUK_URL: url,
      SOUK_DRAIN_MS: DRAIN_MS,
      ...process.env,
      ...env,
      // The demo's orders come in at one of them.
      ...(n > 0 && { SOUK_DEMO_RATE: '0' }),
      HOST: '127.0.0.1',
      PORT: String(port),
      SOUK_DATA_DIR: join(dataDir, name),
      DATABASE_URL: databaseUrl,
    },
    onOutput: (text: string) => onOutput?.(name, text),
  }
}

/** Of the balancer and the nodes. */
async function portsFor({ port, count }: NodesOptions): Promise<readonly number[]> {
  if (port !== undefined) return Array.from({ length: count + 1 }, (_, n) => port + n)
  const servers = Array.from({ length: count + 1 }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const free = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return free
}
