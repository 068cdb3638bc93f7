import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import type { LiveNode } from './live-node.ts'

export interface RawClient {
  readonly ws: WebSocket
  /** Every message so far, parsed. */
  readonly heard: {
    readonly id?: number
    readonly result?: unknown
    readonly error?: unknown
    readonly method?: string
  }[]
  /** With the code the server gave. */
  readonly ended: Promise<number>
  send(message: unknown): void
  subscribe(id: number, channel: string): void
}

/** A client that speaks the wire itself, to do what a well-behaved one does not. */
export async function rawClient(
  { wsUrl }: Pick<LiveNode, 'wsUrl'>,
  who: Readonly<Record<string, string>>,
  options: ClientOptions = {},
): Promise<RawClient> {
  const ws = new WebSocket(`${wsUrl}?connectionParams=1`, options)
  onTestFinished(() => ws.terminate())
  await once(ws, 'open')
  const heard: RawClient['heard'] = []
  ws.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as RawClient['heard'][number]))
  const ended = once(ws, 'close').then(([code]) => code as number)
  const send = (message: unknown) => ws.send(JSON.stringify(message))
  send({ method: 'connectionParams', data: who })
  return {
    ws,
    heard,
    ended,
    send,
    subscribe: (id, channel) => send({ id, method: 'subscription', params: { path: 'live', input: { channel } } }),
  }
}

/** How the server's refusal of an upgrade reads. */
export async function refusal(url: string, options: ClientOptions = {}): Promise<number | undefined> {
  const ws = new WebSocket(url, options)
  ws.on('error', () => undefined)
  const [, response] = (await once(ws, 'unexpected-response')) as [unknown, { statusCode?: number }]
  ws.terminate()
  return response.statusCode
}
