import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A client that was let in, and is told that no transaction is open: AuthenticationOk, ReadyForQuery. */
const LET_IN = Buffer.from('R\0\0\0\u0008\0\0\0\0Z\0\0\0\u0005I', 'latin1')
const IDLE = Buffer.from('Z\0\0\0\u0005I', 'latin1')
const BYE = 'X'.charCodeAt(0)

export interface LendingPooler extends AsyncDisposable {
  readonly url: string
}

/**
 * What PgBouncer is in transaction mode with a pool of one, without its care for prepared statements: all clients share
 * one session, each for a transaction at a time. The first one signs in for all.
 */
export async function lendingPooler(url: string): Promise<LendingPooler> {
  const session = connect(Number(new URL(url).port), '127.0.0.1')
  const waiting: { readonly client: Socket; readonly said: Buffer }[] = []
  let holder: Socket | undefined
  let clients = 0

  const lend = (): void => {
    const next = holder === undefined ? waiting.shift() : undefined
    if (next === undefined) return
    holder = next.client
    session.write(next.said)
  }
  session.on('data', (answer) => {
    holder?.write(answer)
    if (!answer.subarray(-IDLE.length).equals(IDLE)) return
    holder = undefined
    lend()
  })
  const server = createServer((client) => {
    let isIn = clients++ === 0
    client.on('error', () => {})
    client.on('data', (said) => {
      if (said[0] === BYE) client.end()
      else if (!isIn) isIn = client.write(LET_IN)
      else if (client === holder) session.write(said)
      else {
        waiting.push({ client, said })
        lend()
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(url), { port }).href,
    async [Symbol.asyncDispose]() {
      session.destroy()
      await once(server.close(), 'close')
    },
  }
}
