import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { freePort } from '../browser/product.ts'
import { at, type Link } from './link.ts'

const LOOPBACK = '127.0.0.1'

/** Two ends of one connection through us. */
type Pair = readonly [Socket, Socket]

/** Connections between two ports that can be made to stand still: nothing is read, so nothing passes and nothing ends. */
function carrier() {
  const pairs = new Set<Pair>()
  let isCut = false

  const hold = (pair: Pair) => pair.forEach((end) => end.pause())
  const pass = ([one, other]: Pair) => one.pipe(other).pipe(one)
  /** Each way by itself: `unpipe` answers who it was asked of. */
  const part = ([one, other]: Pair): void => {
    one.unpipe(other)
    other.unpipe(one)
  }

  function carry(near: Socket, to: number): void {
    const pair: Pair = [near, connect(to, LOOPBACK)]
    pairs.add(pair)
    for (const end of pair) {
      end.on('error', () => undefined)
      end.on('close', () => {
        pairs.delete(pair)
        for (const each of pair) each.destroy()
      })
    }
    if (isCut) hold(pair)
    else pass(pair)
  }

  return {
    async listen(to: number): Promise<Server> {
      const server = createServer((near) => carry(near, to)).listen(0, LOOPBACK)
      await once(server, 'listening')
      return server
    },
    cut(): void {
      isCut = true
      for (const pair of pairs) {
        part(pair)
        hold(pair)
      }
    },
    mend(): void {
      isCut = false
      for (const pair of pairs) pass(pair)
    },
    end(): void {
      for (const pair of pairs) for (const end of pair) end.destroy()
    },
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** A node on this machine whose every connection goes through this process: where there may be no namespaces. */
export async function proxiedLink(): Promise<Link> {
  const { listen, cut, mend, end } = carrier()
  const own = await freePort()
  const servers = [await listen(own)]
  return {
    host: LOOPBACK,
    port: portOf(servers[0] as Server),
    before: [],
    env: { PORT: String(own) },
    async reach(url) {
      const server = await listen(Number(new URL(url).port))
      servers.push(server)
      return at(url, { host: LOOPBACK, port: portOf(server) })
    },
    cut: async () => cut(),
    mend: async () => mend(),
    async [Symbol.asyncDispose]() {
      end()
      for (const server of servers) server.close()
    },
  }
}
