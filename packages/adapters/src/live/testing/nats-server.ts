import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** As much of a NATS server as hints need: plain subjects, core protocol, one node. */
export interface TestNatsServer extends AsyncDisposable {
  readonly url: string
  /** Hangs up on every client. */
  cut(): void
}

const INFO = { server_id: 'test', version: '2.9.0', proto: 1, headers: false, max_payload: 1_048_576 }

/** Listens on loopback unless told; port 0: a free one. */
export async function startNatsServer(port = 0, host = '127.0.0.1'): Promise<TestNatsServer> {
  const clients = new Map<Socket, Client>()
  const publish = (from: Client, subject: string, payload: Buffer): void => {
    for (const client of clients.values()) if (client !== from || from.echo) client.deliver(subject, payload)
  }
  const server = createServer((socket) => {
    const client = clientOn(socket, publish)
    clients.set(socket, client)
    socket.on('error', () => {}).on('close', () => clients.delete(socket))
  })
  await once(server.listen(port, host), 'listening')
  const cut = (): void => clients.forEach((_, socket) => socket.destroy())
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    async [Symbol.asyncDispose]() {
      const closed = once(server.close(), 'close')
      cut()
      await closed
    },
  }
}

interface Client {
  readonly echo: boolean
  deliver(subject: string, payload: Buffer): void
}

function clientOn(socket: Socket, publish: (from: Client, subject: string, payload: Buffer) => void): Client {
  const subscribed = new Map<string, string>()
  let unread = Buffer.alloc(0)
  const client = {
    echo: true,
    deliver(subject: string, payload: Buffer) {
      for (const [sid, wanted] of subscribed)
        if (wanted === subject) socket.write(`MSG ${subject} ${sid} ${payload.length}\r\n${payload.toString()}\r\n`)
    },
  }
  /** One line that is there whole, with its payload; false where more must come first. */
  const take = (): boolean => {
    const end = unread.indexOf('\r\n')
    if (end < 0) return false
    const line = unread.toString('utf8', 0, end)
    const [verb = '', ...words] = line.split(' ')
    const size = verb === 'PUB' ? Number(words.at(-1)) + 2 : 0
    if (unread.length < end + 2 + size) return false
    const payload = unread.subarray(end + 2, end + size)
    unread = unread.subarray(end + 2 + size)
    obey(verb, words, payload)
    return true
  }
  const obey = (verb: string, words: readonly string[], payload: Buffer): void => {
    if (verb === 'CONNECT') client.echo = (JSON.parse(words.join(' ')) as { echo?: boolean }).echo !== false
    else if (verb === 'PING') socket.write('PONG\r\n')
    else if (verb === 'SUB') subscribed.set(words.at(-1) ?? '', words[0] ?? '')
    else if (verb === 'UNSUB') subscribed.delete(words[0] ?? '')
    else if (verb === 'PUB') publish(client, words[0] ?? '', payload)
  }
  socket.write(`INFO ${JSON.stringify(INFO)}\r\n`)
  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk])
    while (take());
  })
  return client
}
