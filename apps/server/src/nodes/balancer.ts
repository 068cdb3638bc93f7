import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { pipeline } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { onPort } from '../port.ts'
import { isReady } from './ready.ts'

const LOOK_EVERY_MS = 100
/** For a node to take a connection, after which the next one is asked. */
const DIAL_MS = 1_000

export interface Balancer extends AsyncDisposable {
  readonly url: string
  /** The nodes that get new connections now. */
  readonly ready: () => readonly string[]
}

export interface BalancerOptions {
  /** 0: a free one. */
  readonly port: number
  /** Base URLs of the nodes. */
  readonly nodes: readonly string[]
}

/**
 * Spreads connections over the nodes that are ready, one after another, whatever is spoken on them; while none is, whoever
 * takes one gets it. For one machine: no TLS, no word on who calls. Throws `Unusable` when the port cannot be had.
 */
export async function startBalancer({ port, nodes }: BalancerOptions): Promise<Balancer> {
  const health = await watch(nodes)
  const open = new Set<Socket>()
  let turn = 0
  const inTurn = (): readonly string[] => {
    const ready = health.ready()
    const first = turn++ % Math.max(1, ready.length)
    return [...new Set([...ready.slice(first), ...ready, ...nodes])]
  }
  const server = createServer({ noDelay: true }, (client) => {
    open.add(client)
    client.on('error', () => client.destroy()).on('close', () => open.delete(client))
    void forward(client, inTurn())
  })
  await onPort({ host: '127.0.0.1', port }, once(server.listen(port, '127.0.0.1'), 'listening'))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: health.ready,
    async [Symbol.asyncDispose]() {
      const closed = once(server.close(), 'close')
      for (const client of open) client.destroy()
      await Promise.all([closed, health[Symbol.asyncDispose]()])
    },
  }
}

/** Asks every node again and again whether it is ready; the first answers are there when this resolves. */
async function watch(nodes: readonly string[]) {
  const stopping = new AbortController()
  const ready = new Set<string>()
  const look = async (node: string): Promise<void> => {
    if (await isReady(node)) ready.add(node)
    else ready.delete(node)
  }
  const keepLooking = async (node: string): Promise<void> => {
    while (!stopping.signal.aborted) {
      await pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {})
      await look(node)
    }
  }
  await Promise.all(nodes.map(look))
  const looking = Promise.all(nodes.map(keepLooking))
  return {
    ready: () => nodes.filter((node) => ready.has(node)),
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await looking
    },
  }
}

/** To the first node that takes the connection. */
async function forward(client: Socket, nodes: readonly string[]): Promise<void> {
  for (const node of nodes) {
    const upstream = await dial(node)
    if (upstream === undefined) continue
    pipeline(client, upstream, client, () => upstream.destroy())
    return
  }
  client.destroy()
}

async function dial(node: string): Promise<Socket | undefined> {
  const { hostname: host, port } = new URL(node)
  const upstream = connect({ host, port: Number(port), noDelay: true })
  try {
    await once(upstream, 'connect', { signal: AbortSignal.timeout(DIAL_MS) })
    return upstream
  } catch {
    upstream.destroy()
    return undefined
  }
}
