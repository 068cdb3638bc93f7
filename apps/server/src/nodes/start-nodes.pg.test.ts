import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTRPCClient, createWSClient, httpLink, wsLink } from '@trpc/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startNatsServer } from '@souk/adapters/live/testing/nats-server'
import type { AppRouter } from '@souk/api/router'
import type { LiveEvent } from '@souk/contract/live'
import type { BoardFrame } from '@souk/domain/order/frames'
import { ask } from '@souk/postgres/testing/ask'
import { testDatabase } from '@souk/postgres/testing/database'
import { fates } from '../demo/fates.ts'
import { cart } from '../testing/marketplace.ts'
import { startNodes } from './start-nodes.ts'
import type { Nodes } from './start-nodes.ts'

interface Accounts {
  readonly passwords: Readonly<Record<string, string>>
  readonly apiKey: string
}

const LANES = 2
const held = new AsyncDisposableStack()
let dataDir: string
let databaseUrl: string
let nodes: Nodes
/** Nothing is there yet. */
let nats: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'souk-nodes-'))
  held.defer(() => rm(dataDir, { recursive: true }))
  databaseUrl = held.use(await testDatabase('template0')).url
  const away = await startNatsServer()
  await away[Symbol.asyncDispose]()
  nats = away.url
  const env = {
    SOUK_DEMO: 'on',
    SOUK_DEMO_RATE: '0',
    SOUK_SECRET: '',
    SOUK_WORKERS: 'all',
    NATS_URL: nats,
    SOUK_DRAIN_MS: '2000',
  }
  nodes = held.use(await startNodes({ count: 2, databaseUrl, dataDir, env }))
}, 300_000)

afterAll(() => held.disposeAsync(), 60_000)

const accountsOf = async (name: string): Promise<Accounts> =>
  JSON.parse(await readFile(join(dataDir, name, 'demo-accounts.json'), 'utf8')) as Accounts

test('nodes that start at once on an empty database, their NATS away, set it up once', async () => {
  const [counted] = await ask(
    databaseUrl,
    `select (select count(*)::int from marketplace_order) as orders, (select count(*)::int from process_version) as processes,
      (select count(*)::int from "user") as people, (select count(*)::int from api_key) as keys,
      (select count(*)::int from secret where name = 'secret') as secrets`,
  )
  const orders = fates.reduce((sum, fate) => sum + fate.orders, 0)
  expect(counted).toEqual({ orders, processes: 4, people: 5, keys: 1, secrets: 1 })
  expect(await accountsOf('node-2')).toEqual(await accountsOf('node-1'))
})

const operator = 'operator@souk.example'

/** The operator's cookie. */
async function signIn(url: string | undefined): Promise<string> {
  const { passwords } = await accountsOf('node-1')
  const signedIn = await fetch(`${url}/trpc/people.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: operator, password: passwords[operator] }),
  })
  const [session = ''] = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return session
}

test('who signs in at one node is known to the other, and the demo’s key to both', async () => {
  const [one, other] = nodes.nodes
  const { apiKey } = await accountsOf('node-1')
  const session = await signIn(one?.url)
  const me = await fetch(`${other?.url}/trpc/people.me`, { headers: { cookie: session } })
  expect(await me.json()).toMatchObject({ result: { data: { email: operator } } })
  for (const { url } of nodes.nodes) {
    const listed = await fetch(`${url}/trpc/stores.list`, { headers: { authorization: `Bearer ${apiKey}` } })
    expect(listed.status).toBe(200)
  }
})

test('a node that is asked to end says at once that it is not ready, and answers who still comes that they go elsewhere next', async () => {
  const { apiKey } = await accountsOf('node-1')
  const [, node] = nodes.nodes
  const stopped = node?.stop()
  await vi.waitFor(async () => expect((await fetch(`${node?.url}/health/ready`)).status).toBe(503))
  const answer = await fetch(`${node?.url}/trpc/stores.list`, { headers: { authorization: `Bearer ${apiKey}` } })
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close'])
  await vi.waitFor(() => expect(nodes.ready()).toEqual([nodes.nodes[0]?.url]))
  await stopped
  await node?.start()
})

/** The board as the official client follows it, by shard. */
function followBoard(apiKey: string) {
  const opened = vi.fn()
  const socket = createWSClient({
    url: `${nodes.url.replace('http', 'ws')}/trpc`,
    connectionParams: { apiKey },
    onOpen: opened,
  })
  const heard = new Map<number, number[]>()
  const orders = new Set<string>()
  let resets = 0
  const take = ({ shard, seq, payload }: LiveEvent<BoardFrame>): void => {
    const seqs = heard.get(shard) ?? []
    // A client that moves on keeps its old connection until the new one serves: for a moment it may hear both.
    if (seq <= (seqs.at(-1) ?? 0)) return
    heard.set(shard, [...seqs, seq])
    orders.add(payload.row.reference)
  }
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] })
  const following = client.orders.live.subscribe(
    {},
    {
      onData({ data }) {
        if (data.kind === 'reset') resets++
        else data.events.forEach(take)
      },
    },
  )
  held.defer(async () => {
    following.unsubscribe()
    await socket.close()
  })
  return { opened, heard, orders, resets: () => resets }
}

/** Places orders, each until it is answered, until told to stop; answers their references. */
async function shopUntil(isOver: () => boolean, apiKey: string): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${apiKey}` }
  const { orders } = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${nodes.url}/trpc`, headers })] })
  const references: string[] = []
  const lane = async (n: number): Promise<void> => {
    for (let order = 0; !isOver(); order++) {
      const input = cart(`rolling ${n} ${order}`, ['MER000001', 'MER000002'])
      const place = async () => (await orders.place.mutate(input)).reference
      references.push(await vi.waitFor(place))
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, n) => lane(n)))
  return references
}

test('while every node in turn restarts, and NATS comes and goes, the official client misses nothing', async () => {
  const { apiKey } = await accountsOf('node-1')
  const board = followBoard(apiKey)
  await vi.waitFor(() => expect(board.resets()).toBe(1))
  const before = nodes.nodes.map(({ pid }) => pid)
  let over = false
  const shopping = shopUntil(() => over, apiKey)
  const server = await startNatsServer(Number(new URL(nats).port))
  await nodes.restartInTurn()
  await server[Symbol.asyncDispose]()
  over = true
  const placed = await shopping

  await vi.waitFor(() => expect(placed.filter((reference) => !board.orders.has(reference))).toEqual([]))
  expect(new Set(placed).size).toBe(placed.length)
  expect(board.resets()).toBe(1)
  expect(board.opened.mock.calls.length).toBeGreaterThan(1)
  for (const seqs of board.heard.values())
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => (seqs[0] ?? 0) + index))
  expect(nodes.nodes.filter(({ pid }, n) => pid === undefined || pid === before[n])).toEqual([])
}, 180_000)

/** What a live procedure brings over HTTP, as far as it has come. */
async function listen(url: string, cookie: string): Promise<() => string> {
  const { body } = await fetch(url, { headers: { cookie } })
  let heard = ''
  const read = async (): Promise<void> => {
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) heard += text
  }
  // A node that is killed breaks its lines.
  read().catch(() => undefined)
  return () => heard
}

test('who looked at an order at a node that is killed is shown no more at the others', async () => {
  const [one, other] = nodes.nodes
  const session = await signIn(one?.url)
  const [order] = await ask(databaseUrl, 'select reference from marketplace_order limit 1')
  const input = encodeURIComponent(JSON.stringify({ reference: order?.['reference'] }))
  const heard = await listen(`${one?.url}/trpc/presence.live`, session)
  await listen(`${other?.url}/trpc/presence.look?input=${input}`, session)
  const last = (): string | undefined =>
    heard()
      .match(/"looking":\[[^\]]*\]/g)
      ?.at(-1)
  await vi.waitFor(() => expect(last()).toContain('Olivia Operator'))
  await other?.kill()
  // Its time runs out: nobody renews what the node wrote.
  await ask(databaseUrl, 'update presence set expires = now()')
  await vi.waitFor(() => expect(last()).toBe('"looking":[]'))
}, 60_000)
