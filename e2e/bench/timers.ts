import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { uuidv7 } from 'uuidv7'
import type { OrderId } from '@souk/domain/ids'
import { openPool } from '@souk/postgres/pool'
import { triggerEvent } from '@souk/services/orders/trigger-event'
import { judged, median, quantile } from './figures.ts'
import type { Figure } from './figures.ts'
import { fill } from './fixture/fill.ts'
import { inGrace } from './fixture/lives.ts'
import { GRACE_STORE, openMarketplace } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'
import { orderDeps } from './raw.ts'

const DUE_AT_ONCE = 100_000
const BULK_ORDERS = 400
const BULK_ROUNDS = 3
const A_SECOND = 100
const SECONDS = 20
const EVENT = 'skip grace period'
const HOUR_MS = 3_600_000
/** From the moment time-outs are set until they are due. */
const AHEAD_MS = 5_000

const actor = { kind: 'operator', id: 'bench', name: 'Bench' } as const

/** Takes orders whose time-outs are hours away, some of them at a time. */
async function waitingOrders(pool: Pool) {
  const { rows } = await pool.query<{ order: OrderId; items: number }>(
    'select order_id as "order", count(*)::int as items from timer group by 1 order by 1',
  )
  const left = rows.values()
  return (until: (taken: { readonly orders: number; readonly items: number }) => boolean): OrderId[] => {
    const taken: OrderId[] = []
    let items = 0
    while (!until({ orders: taken.length, items })) {
      const { value } = left.next()
      if (!value) throw new Error('the fixture has too few orders')
      taken.push(value.order)
      items += value.items
    }
    return taken
  }
}

/** Items a second of orders that are triggered whole, one after the other. */
async function bulkRate(pool: Pool, orders: readonly OrderId[]): Promise<number> {
  const deps = orderDeps(pool)
  const begun = performance.now()
  let moved = 0
  for (const order of orders) {
    const asked = {
      order,
      side: 'marketplace',
      reference: '',
      event: EVENT,
      data: {},
      idempotencyKey: uuidv7(),
    } as const
    const { results } = await triggerEvent(deps, actor, asked)
    moved += results.filter(({ outcome }) => outcome === 'moved').length
  }
  return (moved * 1000) / (performance.now() - begun)
}

/** Sets the time-outs of orders to one moment, and keeps what was due when. */
async function setDue(pool: Pool, orders: readonly OrderId[], at: (place: number) => Date): Promise<void> {
  await pool.query('create table if not exists due_before (item_id uuid, order_id uuid, due_at timestamptz)')
  await pool.query(
    `with set as (update timer t set due_at = x.at from unnest($1::uuid[], $2::timestamptz[]) as x(id, at)
       where t.order_id = x.id returning t.item_id, t.order_id, t.due_at)
     insert into due_before select * from set`,
    [orders, orders.map((_, place) => at(place))],
  )
}

/** Throws unless each has fired once, and none before it was due. */
async function check(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ fired: number; once: number; early: number; due: number }>(
    `with fired as (select item::uuid as item, e.at, d.due_at from order_event e,
         json_array_elements_text(e.event -> 'items') as item left join due_before d on d.item_id = item::uuid
       where e.event ->> 'event' = $1 and e.actor ->> 'kind' = 'system')
     select count(*)::int as fired, count(distinct item)::int as once,
       (count(*) filter (where at < due_at or due_at is null))::int as early,
       (select count(*) from due_before)::int as due from fired`,
    [EVENT],
  )
  const [found] = rows
  if (!found || found.fired !== found.due || found.once !== found.due || found.early > 0)
    throw new Error(`time-outs were not fired once each when they were due: ${JSON.stringify(found)}`)
}

/** Time-outs a second, from the moment they are due until none of them is left. */
async function firingRate(pool: Pool, orders: readonly OrderId[]): Promise<number> {
  const due = new Date(Date.now() + AHEAD_MS)
  await setDue(pool, orders, () => due)
  const late = Date.now() - due.getTime()
  if (late > 0) throw new Error(`setting the time-outs took ${late} ms too long`)
  await pause(-late)
  const begun = performance.now()
  const left = () => pool.query('select 1 from timer where due_at = $1 limit 1', [due])
  while ((await left()).rowCount !== 0) await pause(20)
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from due_before')
  return ((rows[0]?.count ?? 0) * 1000) / (performance.now() - begun)
}

/** How late a board hears of each order whose time-outs come one order after the other, in milliseconds. */
async function lateness({ operator }: Marketplace, pool: Pool, orders: readonly OrderId[]): Promise<number[]> {
  const ready = Promise.withResolvers<void>()
  const all = Promise.withResolvers<void>()
  const due = new Map<string, number>()
  const late: number[] = []
  const live = operator.orders.live.follow(
    {},
    {
      onReset: () => ready.resolve(),
      onEvents(events) {
        for (const { payload } of events) {
          const at = due.get(payload.row.id)
          if (at === undefined || !due.delete(payload.row.id)) continue
          late.push(Date.now() - at)
          if (due.size === 0) all.resolve()
        }
      },
    },
  )
  await ready.promise
  const first = Date.now() + AHEAD_MS
  const apart = (SECONDS * 1000) / orders.length
  orders.forEach((id, place) => due.set(id, Math.floor(first + place * apart)))
  await setDue(pool, orders, (place) => new Date(Math.floor(first + place * apart)))
  await all.promise
  live.close()
  return late
}

/** Time-outs of a grace period that ends: very many at once, and a steady stream. */
export async function timers(): Promise<readonly Figure[]> {
  await using marketplace = await openMarketplace()
  await using pool = openPool({ connectionString: marketplace.databaseUrl, max: 4 })
  const moment = new Date(Date.now() + 3 * HOUR_MS)
  const items = DUE_AT_ONCE + A_SECOND * SECONDS + 8 * BULK_ORDERS * BULK_ROUNDS
  await fill(marketplace, { items, lives: inGrace(GRACE_STORE), from: moment, to: moment })
  const take = await waitingOrders(pool)
  const bulk = () =>
    bulkRate(
      pool,
      take(({ orders }) => orders === BULK_ORDERS),
    )
  await bulk()
  const before = await bulk()
  const rate = await firingRate(
    pool,
    take((taken) => taken.items >= DUE_AT_ONCE),
  )
  const baseline = median([before, await bulk()])
  const late = await lateness(
    marketplace,
    pool,
    take((taken) => taken.items >= A_SECOND * SECONDS),
  )
  await check(pool)
  const ratio = rate / baseline
  return [
    judged({
      what: `${DUE_AT_ONCE} time-outs due at once`,
      unit: 'items/s',
      baseline,
      value: rate,
      ratio: { median: ratio, lowest: ratio, highest: ratio },
      target: { of: 'ratio', least: 0.5 },
      note: 'baseline: orders triggered whole, one after the other, without a server',
    }),
    judged({
      what: `${A_SECOND} time-outs a second, how late a board hears, p99`,
      unit: 'ms',
      baseline: median(late),
      value: quantile(late, 0.99),
      ratio: null,
      target: { of: 'value', most: 1_000 },
      note: 'beside the median',
    }),
  ]
}
