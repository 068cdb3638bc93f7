import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { uuidv7 } from 'uuidv7'
import { placeOrder as contract } from '@souk/contract/orders'
import type { OrderId } from '@souk/domain/ids'
import { postgresHintBus } from '@souk/postgres/feed/hint-bus'
import { postgresOrderStore } from '@souk/postgres/orders/order-store'
import { openPool } from '@souk/postgres/pool'
import type { HintBus } from '@souk/services/live/hint-bus'
import { placeOrder } from '@souk/services/orders/place-order'
import type { Cart } from '../journeys/cart.ts'
import type { Asked } from './asked.ts'
import { cartsOf } from './carts.ts'
import { alone, figureOf, median, quantile } from './figures.ts'
import type { Figure } from './figures.ts'
import { orderDeps } from './raw.ts'
import { inTurn } from './rounds.ts'
import { openTwoNodes } from './two-nodes.ts'
import type { TwoNodes } from './two-nodes.ts'

const ORDERS = 200
const APART_MS = 10
/** Without hints an order waits for a sweep. */
const FEW = 40
const OPEN_MS = 2_500

const shop = { kind: 'shop', id: 'bench', name: 'Bench shop' } as const

/** Follows the board of the other node, and says when an order came. */
async function boardOf({ there }: TwoNodes) {
  const came = new Map<OrderId, number>()
  const ready = Promise.withResolvers<void>()
  const live = there.operator.orders.live.follow(
    {},
    {
      onReset: () => ready.resolve(),
      onEvents(events) {
        for (const { payload } of events) came.set(payload.row.id, performance.now())
      },
    },
  )
  await ready.promise
  return {
    async hasAll(orders: Iterable<OrderId>): Promise<void> {
      for (const id of orders) while (!came.has(id)) await pause(1)
    },
    cameAt: (id: OrderId): number => came.get(id) ?? Number.NaN,
    close: () => live.close(),
  }
}

/** Places orders as a node does; says when the latest was committed, and hints the other node where it is told to. */
function writerOf(pool: Pool, hints: HintBus) {
  let committedAt = Number.NaN
  const writer = { isHinting: true }
  const orders = postgresOrderStore({
    pool,
    newId: uuidv7,
    onCommitted(entries) {
      committedAt = performance.now()
      if (writer.isHinting) hints.hint(entries.map(({ topic }) => topic))
    },
  })
  const deps = { ...orderDeps(pool), orders }
  return Object.assign(writer, {
    async place(cart: Cart) {
      const { id } = await placeOrder(deps, shop, contract.parse({ ...cart, idempotencyKey: uuidv7() }))
      return { id, committedAt }
    },
  })
}

interface Sides {
  readonly writer: ReturnType<typeof writerOf>
  readonly board: Awaited<ReturnType<typeof boardOf>>
  readonly cart: ReturnType<typeof cartsOf>
}

/** How long after its commit each of some orders was on the other node's board, in milliseconds. */
async function heard({ writer, board, cart }: Sides, orders: number): Promise<number[]> {
  const placed = []
  for (let n = 0; n < orders; n++) {
    placed.push(await writer.place(cart('invoice')))
    await pause(APART_MS * (0.5 + Math.random()))
  }
  await board.hasAll(placed.map(({ id }) => id))
  return placed.map(({ id, committedAt }) => board.cameAt(id) - committedAt)
}

/** A transaction that has written something of its own and does not end. */
async function besideOpenTransaction<Found>(pool: Pool, work: () => Promise<Found>): Promise<Found> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('insert into unrelated values (1)')
  const [found] = await Promise.all([work(), pause(OPEN_MS)])
  await client.query('rollback')
  client.release()
  return found
}

/** From a commit at one node to a client at another: with hints, without, and beside a long transaction. */
export async function across({ rounds, share }: Asked): Promise<readonly Figure[]> {
  await using held = new AsyncDisposableStack()
  const nodes = held.use(await openTwoNodes())
  const pool = held.use(openPool({ connectionString: nodes.databaseUrl, max: 4 }))
  const hints = held.use(postgresHintBus(nodes.databaseUrl))
  hints.listen(() => {})
  const writer = writerOf(pool, hints)
  const on = { writer, cart: cartsOf(nodes), board: held.adopt(await boardOf(nodes), ({ close }) => close()) }
  await pool.query('create table unrelated (n int)')
  const sides = {
    alone: () => heard(on, share(ORDERS)),
    beside: () => besideOpenTransaction(pool, () => heard(on, share(ORDERS))),
    async unhinted() {
      writer.isHinting = false
      const found = await heard(on, share(FEW))
      writer.isHinting = true
      return found
    },
  }
  await inTurn(2, { alone: sides.alone })
  const found = await inTurn(rounds, sides)
  const all = (side: keyof typeof sides): number[] => found.flatMap((round) => round[side])
  const what = 'from a commit to a client at another node'
  const value = (of: number[], about: { what: string; share: number; most: number; note?: string }): Figure =>
    alone({
      what: about.what,
      unit: 'ms',
      value: quantile(of, about.share),
      target: { most: about.most },
      note: about.note ?? `${of.length} orders, one after the other`,
    })
  return [
    value(all('alone'), { what: `${what}, p50`, share: 0.5, most: 10 }),
    value(all('alone'), { what: `${what}, p99`, share: 0.99, most: 100 }),
    value(all('unhinted'), {
      what: `${what}, hints off, p99`,
      share: 0.99,
      most: 600,
      note: `median ${Math.round(median(all('unhinted')))} ms`,
    }),
    figureOf(
      found.map((round) => ({ value: quantile(round.beside, 0.99), baseline: quantile(round.alone, 0.99) })),
      {
        what: `${what}, beside an unrelated open transaction of ${OPEN_MS / 1000} s, p99`,
        unit: 'ms',
        target: { of: 'ratio', most: 1.5 },
        note: 'baseline: the same without it',
      },
    ),
  ]
}
