import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import type { ProcessId } from '@souk/domain/ids'
import { DE } from '@souk/domain/testing/marketplace'
import { aSouk } from '@souk/services/testing/souk'
import { emptyOrders } from '../testing/empty.ts'
import { testPool } from '../testing/pool.ts'
import { postgresOrderLists } from './lists.ts'
import { postgresOrders } from './orders.ts'

const pool = await testPool()

const MINUTE_MS = 60_000
/** More than lists count. */
const ORDERS = 1_100

let process: ProcessId
let start: number

/** A minute apart, on invoice: all stand where orders do that wait for their money, since they were placed. */
beforeAll(async () => {
  await emptyOrders(pool, DE)
  const souk = await aSouk({ kept: postgresOrders({ pool, newId: uuidv7 }), newId: uuidv7 })
  start = souk.clock.now.getTime()
  for (let n = 0; n < ORDERS; n++) {
    souk.clock.now = new Date(start + n * MINUTE_MS)
    await souk.place()
  }
  process = (await souk.orders.marketplace.current()).active.get('MarketplacePayment01') ?? ('' as ProcessId)
})

const minute = (n: number): string => new Date(start + n * MINUTE_MS).toISOString()

/** Minutes at which the orders of all pages were placed, in their order, and what the first page says of their number. */
async function listed(entered: { readonly from?: string; readonly to?: string }, descending: boolean) {
  const lists = postgresOrderLists(pool)
  const standing = { process, state: 'grace period finished', ...entered }
  const minutes: number[] = []
  let cursor: string | undefined
  const counted = []
  do {
    const page = { sort: 'placedAt', descending, limit: 200, ...(cursor !== undefined && { cursor }) } as const
    const { rows, next, total, atLeast } = await lists.orders({ standing }, page)
    minutes.push(...rows.map(({ placedAt }) => (Date.parse(placedAt) - start) / MINUTE_MS))
    counted.push({ total, atLeast })
    cursor = next
  } while (cursor !== undefined)
  return { minutes, counted: counted[0] }
}

test.each([
  { from: 50, to: 1_050, counted: { total: 1_000 } },
  { from: 50, to: 1_051, counted: { total: 1_000, atLeast: true } },
  { from: 0, to: ORDERS, counted: { total: 1_000, atLeast: true } },
])('orders in a state since minute $from and before $to are given once each, few or many', async (asked) => {
  const { from, to, counted } = asked
  const expected = Array.from({ length: to - from }, (_, n) => from + n)
  for (const descending of [false, true]) {
    const found = await listed({ from: minute(from), to: minute(to) }, descending)
    expect(found).toEqual({ minutes: descending ? expected.toReversed() : expected, counted })
  }
})
