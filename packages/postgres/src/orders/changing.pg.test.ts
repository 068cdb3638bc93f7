import { Client } from 'pg'
import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import type { OrderId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { DE } from '@souk/domain/testing/marketplace'
import { aSouk, operator } from '@souk/services/testing/souk'
import { testPool } from '../testing/pool.ts'
import { sequenceOf } from './order-numbers.ts'
import { postgresOrders } from './orders.ts'

const pool = await testPool()

beforeAll(async () => {
  await pool.query(`create sequence ${sequenceOf(DE)}`)
})

/** Eight orders that were placed, and a change of one that counts its version on, and answers it. */
async function eight() {
  const kept = postgresOrders({ pool, newId: uuidv7 })
  const store = kept.orders
  const { place, clock } = await aSouk({ newId: uuidv7, kept })
  const placed = await Promise.all(Array.from({ length: 8 }, () => place()))
  const touch = (before: Order, over: Partial<Order>) => {
    const order = { ...before, ...over, version: before.version + 1 }
    const events = [{ type: 'commission.calculated', items: [] }] as const
    return { before, order, events, jobs: [], tasks: [], actor: operator, at: clock.now, answer: order.version }
  }
  const change = (id: OrderId, over: Partial<Order> = {}) => store.change(id, (before) => touch(before, over))
  const [first, ...others] = placed.map(({ id }) => id)
  if (!first) throw new Error('nothing was placed')
  return { store, change, first, others }
}

async function transactionsOf(ids: readonly OrderId[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(distinct xmin::text)::int as count from marketplace_order where id = any($1::uuid[])',
    [ids],
  )
  return rows[0]?.count ?? 0
}

test('changes of many orders at one moment share a transaction', async () => {
  const { first, others, change } = await eight()
  const ids = [first, ...others]
  expect(await Promise.all(ids.map((id) => change(id)))).toEqual(ids.map(() => 2))
  expect(await transactionsOf(ids)).toBe(1)
})

test('a change that PostgreSQL refuses fails alone', async () => {
  const { first, others, change } = await eight()
  const poisoned = change(first, { cartNote: 'not in any \u0000 text' })
  const [failed, ...changed] = await Promise.allSettled([poisoned, ...others.map((id) => change(id))])
  expect(failed?.status).toBe('rejected')
  expect(changed.map(({ status }) => status)).toEqual(others.map(() => 'fulfilled'))
})

test('an order that somebody else has in hand keeps nobody waiting but those who want it', async () => {
  const { store, first, others, change } = await eight()
  const holder = await pool.connect()
  await holder.query('begin')
  await holder.query('select 1 from marketplace_order where id = $1 for update', [first])
  const waiting = change(first)
  expect(await Promise.all(others.map((id) => change(id)))).toEqual(others.map(() => 2))
  expect((await store.byId(first))?.version).toBe(1)
  await holder.query('commit')
  holder.release()
  expect(await waiting).toBe(2)
})

test('an order is free again as soon as the session that had it in hand is gone', async () => {
  const { first, change } = await eight()
  const holder = new Client(pool.options)
  holder.on('error', () => {})
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from marketplace_order where id = $1 for update', [first])
  const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid')
  const waiting = change(first)
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  expect(await waiting).toBe(2)
})
