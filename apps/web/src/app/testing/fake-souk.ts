import type { LiveStatus } from '@souk/client/live/status'
import type { Souk } from '@souk/client/souk'

/** A follower the test speaks to as the server would. */
export type Stream = {
  readonly path: string
  readonly reset: (snapshot: unknown) => void
  /** Payloads of one shard, numbered on from `from`. */
  readonly send: (payloads: readonly unknown[], from?: number) => void
  readonly status: (status: LiveStatus) => void
  readonly isClosed: () => boolean
}

type Handlers = {
  readonly onReset: (snapshot: unknown) => void
  readonly onEvents: (events: readonly { shard: number; seq: number; payload: unknown }[]) => void
  readonly onStatus?: (status: LiveStatus) => void
}

export type FakeSouk = {
  readonly souk: Souk
  /** Paths called so far, oldest first. */
  readonly calls: readonly string[]
  readonly streams: readonly Stream[]
}

function streamOf(path: string, { onReset, onEvents, onStatus }: Handlers): Stream & { readonly close: () => void } {
  let closed = false
  let seq = 0
  return {
    path,
    reset: onReset,
    send(payloads, from = seq + 1) {
      seq = from + payloads.length - 1
      onEvents(payloads.map((payload, index) => ({ shard: 0, seq: from + index, payload })))
    },
    status: (status) => onStatus?.(status),
    isClosed: () => closed,
    close: () => {
      closed = true
    },
  }
}

/** A client that answers what the test says by path; a path without an answer rejects. */
export function fakeSouk(answers: Readonly<Record<string, (input: unknown) => unknown>>): FakeSouk {
  const calls: string[] = []
  const streams: Stream[] = []
  const call = async (path: string, input: unknown): Promise<unknown> => {
    calls.push(path)
    const answer = answers[path]
    if (!answer) throw new Error(`the test says nothing about ${path}`)
    return answer(input)
  }
  const follow = (path: string, handlers: Handlers) => {
    const stream = streamOf(path, handlers)
    streams.push(stream)
    return { status: { state: 'reconnecting' }, position: undefined, lag: undefined, close: stream.close }
  }
  const chain = (names: readonly string[]): object =>
    new Proxy(
      {},
      {
        get(_, name) {
          const path = names.join('.')
          if (name === 'query' || name === 'mutate') return (input: unknown) => call(path, input)
          if (name === 'follow') return (_input: unknown, handlers: Handlers) => follow(path, handlers)
          return typeof name === 'string' ? chain([...names, name]) : undefined
        },
      },
    )
  return { souk: chain([]) as Souk, calls, streams }
}

/** Everything that was answered has arrived. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
