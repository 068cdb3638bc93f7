import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One request as it came. */
export interface Heard {
  readonly method: string
  /** Below `/trpc/`. */
  readonly path: string
  readonly authorization: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}

/** What to do with the n-th request (from 0): answer data, say no, answer as a gateway would, or hang up without a word. */
export type Reply =
  | { readonly data: unknown }
  | { readonly refused: { readonly code: string; readonly message: string; readonly details: object } }
  | { readonly gateway: number }
  | 'hang up'
  /** Cannot reach its data. */
  | 'away'

export interface PretendServer extends AsyncDisposable {
  readonly url: string
  readonly heard: readonly Heard[]
}

const errorOf = ({ code, message, details }: { code: string; message: string; details: object }) => ({
  error: {
    code: -32_600,
    message,
    data: { code: 'UNPROCESSABLE_CONTENT', httpStatus: 422, refused: { code, details } },
  },
})

const AWAY = {
  error: {
    code: -32_603,
    message: 'Try again.',
    data: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, refused: null },
  },
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply === 'hang up') return void request.socket.destroy()
  if (reply === 'away') return void response.writeHead(503).end(JSON.stringify(AWAY))
  if ('gateway' in reply) return void response.writeHead(reply.gateway).end('<html>no</html>')
  const one = 'data' in reply ? { result: { data: reply.data } } : errorOf(reply.refused)
  const path = new URL(request.url ?? '', 'http://localhost').pathname
  const answer = request.url?.includes('batch=1') ? path.split(',').map(() => one) : one
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

/** Speaks just enough of tRPC over HTTP to misbehave where a real server would not. */
export async function pretendServer(replyTo: (n: number) => Reply): Promise<PretendServer> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { pathname } = new URL(request.url ?? '', 'http://localhost')
      const n = heard.push({
        method: request.method ?? '',
        path: pathname.replace('/trpc/', ''),
        authorization: request.headers.authorization,
        body: body ? (JSON.parse(body) as Heard['body']) : {},
      })
      send(replyTo(n - 1), request, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
