import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { openPool } from '@souk/postgres/pool'
import { cartOf } from '../journeys/cart.ts'
import { figureOf, judged, median, quantile } from './figures.ts'
import type { Figure } from './figures.ts'
import { openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { raw } from './raw.ts'
import { inTurn } from './rounds.ts'
import { openShop } from './shop.ts'

const ORDERS = 100
const ROUNDS = 7
const WARM_UP_ROUNDS = 10

/** Milliseconds each act took, one after the other. */
async function timed<T>(list: readonly T[], act: (one: T) => Promise<unknown>): Promise<number[]> {
  const taken = []
  for (const one of list) {
    const begun = performance.now()
    await act(one)
    taken.push(performance.now() - begun)
  }
  return taken
}

/** A merchant's screen: says when an order of a customer has come. */
async function screenOf({ operator }: Marketplace, merchant: Marketplace['merchants'][number]) {
  const awaited = new Map<string, () => void>()
  const ready = Promise.withResolvers<void>()
  const live = operator.merchantOrders.live.follow(
    { merchant: merchant.id },
    {
      onReset: () => ready.resolve(),
      onEvents: (events) => events.forEach(({ payload }) => awaited.get(payload.row.email)?.()),
    },
  )
  await ready.promise
  return {
    shows: (email: string) => new Promise<void>((resolve) => void awaited.set(email, resolve)),
    close: () => live.close(),
  }
}

/** A socket within this process, and the next message through it. */
async function bareSocket() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[WebSocket]>
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [[socket]] = await Promise.all([accepted, once(client, 'open')])
  return {
    async carry(text: string): Promise<void> {
      const arrived = once(client, 'message')
      socket.send(text)
      await arrived
    },
    close() {
      client.terminate()
      server.close()
    },
  }
}

interface Sides {
  readonly product: () => Promise<number[]>
  readonly baseline: () => Promise<number[]>
}

/** What both sides of a round need, until `held` is disposed of. */
async function open(marketplace: Marketplace, held: AsyncDisposableStack): Promise<Sides> {
  const [merchant, other] = marketplace.merchants
  if (!merchant || !other) throw new Error('the marketplace has too few merchants')
  const pool = held.use(openPool({ connectionString: marketplace.databaseUrl, max: 1 }))
  const screen = held.adopt(await screenOf(marketplace, merchant), ({ close }) => close())
  const shop = held.adopt(openShop(marketplace, 1), ({ close }) => close())
  const socket = held.adopt(await bareSocket(), ({ close }) => close())
  const statement = raw(pool).placing
  const carts = () =>
    Array.from({ length: ORDERS }, () => {
      const cart = cartOf([merchant.reference, other.reference, merchant.reference, other.reference], 'card')
      return { ...cart, customer: { ...cart.customer, email: `${randomUUID()}@example.com` } }
    })
  return {
    product: () => timed(carts(), (cart) => Promise.all([screen.shows(cart.customer.email), shop.place(cart)])),
    async baseline() {
      const statements = []
      for (const cart of carts()) statements.push(await statement(cart))
      return timed(statements, async (query) => {
        await pool.query(query)
        // About what its followers are told.
        await socket.carry(String(query.values?.at(-1)))
      })
    },
  }
}

/** A prepaid order from the shop's call to its merchant's screen, one at a time. */
export async function hear(): Promise<readonly Figure[]> {
  await using held = new AsyncDisposableStack()
  const sides = await open(held.use(await openMarketplace()), held)
  await inTurn(WARM_UP_ROUNDS, sides)
  const rounds = await inTurn(ROUNDS, sides)
  const what = 'prepaid order, from the call to its merchant’s screen'
  const p99 = (side: keyof Sides): number =>
    quantile(
      rounds.flatMap((round) => round[side]),
      0.99,
    )
  return [
    figureOf(
      rounds.map(({ product, baseline }) => ({ value: median(product), baseline: median(baseline) })),
      {
        what: `${what}, p50`,
        unit: 'ms',
        target: { of: 'ratio', most: 8 },
        note: `one at a time; baseline: one ready statement and one ws message within one process`,
      },
    ),
    judged({
      what: `${what}, p99 of ${ROUNDS * ORDERS}`,
      unit: 'ms',
      baseline: p99('baseline'),
      value: p99('product'),
      ratio: null,
      target: { of: 'value', most: 100 },
    }),
  ]
}
