import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { AppRouter } from '@souk/api/router'
import { CLOSE } from '@souk/contract/live'
import { headersOf, overSocket, overStream } from './testing/followers.ts'
import { openMarketplace } from './testing/marketplace.ts'
import type { TestMarketplace, TestNode } from './testing/marketplace.ts'

const DAY = 24 * 60 * 60 * 1000

let opened: TestMarketplace
let node: TestNode
let cookie: string

beforeAll(async () => {
  opened = await openMarketplace()
  node = await opened.node()
  await opened.composed.people.add({ name: 'Olga', email: 'olga@souk.example', password: 'a long way home' })
})
beforeEach(async () => {
  const { setCookie } = await opened.composed.people.signIn('olga@souk.example', 'a long way home')
  cookie = setCookie.map((one) => one.split(';')[0]).join('; ')
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await node[Symbol.asyncDispose]()
  await opened[Symbol.asyncDispose]()
})

const inDays = (days: number) => vi.setSystemTime(Date.now() + days * DAY)
const isKnown = async () => {
  const answer = await fetch(`${node.url}/people.me`, { headers: headersOf({ cookie }) })
  return (await answer.text()).includes('olga@souk.example')
}

test('a page that uses nothing but its socket stays signed in, and misses nothing while it is looked at anew', async () => {
  class Browser extends WebSocket {
    constructor(url: string) {
      super(url, { headers: headersOf({ cookie }) })
    }
  }
  const socket = createWSClient({
    url: node.url.replace('http', 'ws'),
    WebSocket: Browser as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 0,
  })
  onTestFinished(() => socket.close())
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] })
  const seen: { kinds: string[]; states: string[] } = { kinds: [], states: [] }
  const { unsubscribe } = client.orders.live.subscribe(
    {},
    {
      onData: ({ data }) => void seen.kinds.push(data.kind),
      onConnectionStateChange: ({ state }) => void seen.states.push(state),
    },
  )
  onTestFinished(unsubscribe)
  await vi.waitFor(() => expect(seen.kinds).toEqual(['reset']))
  for (const life of [1, 2, 3]) {
    inDays(4)
    await vi.waitFor(() => expect(seen.kinds).toEqual(['reset', ...Array.from({ length: life }, () => 'events')]))
  }
  expect(await isKnown()).toBe(true)
  expect(seen.states).toEqual(['connecting', 'pending'])
})

test('a session that ends unused ends what is open with it', async () => {
  const call = ['orders.live', {}] as const
  const all = await Promise.all([overSocket(node.url, { cookie }, call), overStream(node.url, { cookie }, call)])
  expect(await isKnown()).toBe(true)
  inDays(8)
  expect(await Promise.all(all.map(({ ended }) => ended))).toEqual([CLOSE.reauthenticate, 'SERVICE_UNAVAILABLE'])
  expect(await isKnown()).toBe(false)
})
