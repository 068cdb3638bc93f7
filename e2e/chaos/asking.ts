import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Balancer } from './balancer.ts'

/** A caller gives up on one answer after this long, and asks another node. */
const PATIENCE_MS = 5_000
const MOST_PAUSE_MS = 400
const GIVE_UP_MS = 180_000

export type Credentials = Readonly<Record<string, string>>

/**
 * Calls that are made again, of whichever node, until one answers. Rejects with a no, which asking again would not change,
 * or when none answered for minutes.
 */
export interface Asking {
  query<Output>(procedure: string, input: object, as: Credentials): Promise<Output>
  /** Under a key of its own, the same each time. */
  mutate<Output>(procedure: string, input: object, as: Credentials): Promise<Output>
  /** Calls that were made again. */
  readonly retries: number
  close(): void
}

interface Answer {
  readonly status: number
  readonly body: string
}

interface Sent {
  readonly path: string
  readonly as: Credentials
  readonly body?: string
}

/** Whether this answer may be another one next time. */
const isPassing = ({ status }: Answer): boolean => status >= 500 || status === 408 || status === 429

/** Over connections that are kept, each time to the node with the fewest calls in hand. */
export function openAsking(pick: Balancer['pick']): Asking {
  const agent = new Agent({ keepAlive: true })
  const inHand = new Map<string, number>()
  const count = (url: string, by: number): void => void inHand.set(url, (inHand.get(url) ?? 0) + by)
  let retries = 0

  function sendTo(url: string, { path, as, body }: Sent): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const headers = { ...as, 'content-type': 'application/json' }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const sending = request(`${url}/trpc/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      agent,
      headers,
      signal,
    })
    sending.on('error', reject)
    sending.on('response', (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject)
    })
    sending.end(body)
    return promise
  }
  async function send(sent: Sent): Promise<Answer> {
    const url = pick((node) => inHand.get(node) ?? 0)
    count(url, 1)
    try {
      return await sendTo(url, sent)
    } finally {
      count(url, -1)
    }
  }
  async function ask<Output>(procedure: string, sent: Sent): Promise<Output> {
    const until = Date.now() + GIVE_UP_MS
    while (Date.now() < until) {
      const answer = await send(sent).catch(() => undefined)
      if (answer?.status === 200) return (JSON.parse(answer.body) as { result: { data: Output } }).result.data
      if (answer && !isPassing(answer)) throw new Error(`${procedure}: ${answer.status} ${answer.body}`)
      retries++
      await pause(Math.random() * MOST_PAUSE_MS)
    }
    throw new Error(`${procedure}: nobody answered`)
  }
  return {
    query: (procedure, input, as) =>
      ask(procedure, { path: `${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, as }),
    mutate: (procedure, input, as) =>
      ask(procedure, { path: procedure, as, body: JSON.stringify({ ...input, idempotencyKey: randomUUID() }) }),
    get retries() {
      return retries
    },
    close: () => agent.destroy(),
  }
}
