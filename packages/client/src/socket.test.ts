import { createTRPCUntypedClient } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { expect, test } from 'vitest'
import type { AppRouter } from '@souk/api/router'
import { liveSocket } from './live/socket.ts'
import { lazySocket, renewAtSignIn } from './socket.ts'

/** A WebSocket that never gets anywhere, but can be closed. */
class NowhereSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly readyState = NowhereSocket.CONNECTING
  close(): void {
    this.dispatchEvent(new Event('close'))
  }
}

function counted() {
  let opened = 0
  const socket = lazySocket(() => {
    opened++
    return liveSocket({ url: 'ws://nowhere', WebSocket: NowhereSocket as unknown as typeof WebSocket })
  })
  return { socket, opened: () => opened }
}

const answer: TRPCLink<AppRouter> = () => () =>
  observable((observer) => {
    observer.next({ result: { type: 'data', data: null } })
    observer.complete()
  })

const follow = (client: ReturnType<typeof createTRPCUntypedClient<AppRouter>>) =>
  client.subscription('orders.live', {}, { onData: () => undefined })

test('the socket opens with the first subscription, and all share it', () => {
  const { socket, opened } = counted()
  const client = createTRPCUntypedClient<AppRouter>({ links: [socket.link] })
  expect(opened()).toBe(0)
  follow(client)
  follow(client)
  expect(opened()).toBe(1)
})

test.each(['people.signIn', 'people.signOut', 'people.firstRun'])(
  'after %s subscriptions take another socket',
  async (path) => {
    const { socket, opened } = counted()
    const client = createTRPCUntypedClient<AppRouter>({ links: [socket.link] })
    const acts = createTRPCUntypedClient<AppRouter>({ links: [renewAtSignIn(socket), answer] })
    follow(client)
    await acts.mutation('orders.trigger', {})
    follow(client)
    expect(opened()).toBe(1)
    await acts.mutation(path, {})
    follow(client)
    expect(opened()).toBe(2)
  },
)
