import { once } from 'node:events'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import { streamed } from './sse.ts'
import type { StreamMessage } from './sse.ts'

export interface Caller {
  readonly cookie?: string
  readonly apiKey?: string
}

/** A subscription that stands, with nothing of ours or tRPC's at the client's end. */
export interface RawFollower {
  /** Why the server ended it: the code of a close, or of an error that ends a stream. */
  readonly ended: Promise<unknown>
}

type Call = readonly [path: string, input: object]

/** What they send with every request. */
export const headersOf = ({ cookie, apiKey }: Caller): Record<string, string> => ({
  ...(cookie !== undefined && { cookie }),
  ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
})

export async function overSocket(url: string, caller: Caller, [path, input]: Call): Promise<RawFollower> {
  const ws = new WebSocket(url.replace('http', 'ws'), { headers: headersOf(caller) })
  const heard: string[] = []
  ws.on('message', (text: Buffer) => heard.push(text.toString()))
  const ended = once(ws, 'close').then(([code]: unknown[]) => code)
  await once(ws, 'open')
  ws.send(JSON.stringify({ id: 1, method: 'subscription', params: { path, input } }))
  await vi.waitFor(() => {
    if (!heard.some((text) => text.includes('"type":"data"'))) throw new Error(`not yet: ${heard.join()}`)
  })
  return { ended }
}

export async function overStream(url: string, caller: Caller, [path, input]: Call): Promise<RawFollower> {
  const asked = `${url}/${path}?input=${encodeURIComponent(JSON.stringify(input))}`
  const messages = streamed(await fetch(asked, { headers: headersOf(caller) }))
  const first = await messages.next()
  if (first.done) throw new Error(`${path} ended before it began`)
  return { ended: lastCode(messages) }
}

async function lastCode(messages: AsyncIterable<StreamMessage>): Promise<unknown> {
  let last: StreamMessage | undefined
  for await (const message of messages) last = message
  return (last?.data as { data?: { code?: string } } | undefined)?.data?.code
}
