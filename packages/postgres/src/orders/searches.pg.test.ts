import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import type { StoreCode } from '@souk/domain/ids'
import { isFoundIn } from '@souk/domain/search'
import { aMerchant, aStore } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import type { OrderFilter } from '@souk/services/orders/order-lists'
import type { Page } from '@souk/services/orders/page'
import { aSouk } from '@souk/services/testing/souk'
import { emptyOrders } from '../testing/empty.ts'
import { testPool } from '../testing/pool.ts'
import { postgresOrderLists } from './lists.ts'
import { sequenceOf } from './order-numbers.ts'
import { postgresOrders } from './orders.ts'

const pool = await testPool()

/** Some end as others do, or are numbers themselves; and the number the first order has. */
const STORES = { DE: 10_000_123, ADE: 1_000, A_1: 17, D11: 1_190, DD: 9 }

beforeAll(placeThree)

/** Three orders in each store, with merchant orders; custom references and e-mails look like references of others. */
async function placeThree(): Promise<void> {
  const codes = Object.keys(STORES) as StoreCode[]
  await emptyOrders(pool, ...codes)
  const souk = await aSouk({ kept: postgresOrders({ pool, newId: uuidv7 }), newId: uuidv7 })
  for (const code of codes) await souk.setup.setup.saveStore(aStore({ code }))
  for (const n of [2, 3]) await souk.setup.setup.saveMerchant({ ...aMerchant(n), stores: codes })
  souk.setup.marketplace.invalidate()
  for (const [store, first] of Object.entries(STORES)) {
    await pool.query('select setval($1::regclass, $2, false)', [sequenceOf(store as StoreCode), first])
    for (const [firstName, customReference] of [
      ['Ada', 'DE--1000'],
      ['Dede', 'w--17'],
      ['D11', '11'],
    ] as const) {
      const customer = { firstName, lastName: 'O--1%', email: `${firstName}--1@de--100.example`.toLowerCase() }
      const cart = {
        store: store as StoreCode,
        customer,
        customReference,
        payments: [{ method: 'card', captured: true }],
      }
      await souk.place({ ...cart, items: [aLine(), aLine({ merchant: 'MER000003' })] })
    }
  }
}

/** Every part of the text, up to so many signs. */
function partsOf(text: string, longest: number): readonly string[] {
  const at = Array.from(text, (_, start) => start)
  return at.flatMap((start) => Array.from({ length: longest }, (_, n) => text.slice(start, start + n + 1)))
}

const lists = () => postgresOrderLists(pool)
type Listed = (
  filter: OrderFilter,
  request: { sort: 'placedAt' | 'email'; descending: boolean; limit: number },
) => Promise<Page<{ id: string }>>

test.each<[string, string, () => Listed]>([
  ['orders', 'order_search', () => lists().orders],
  ['merchant orders', 'merchant_order_search', () => lists().merchantOrders],
])('a search of %s finds each part of what they are found by, wherever it begins, once', async (_, table, listed) => {
  const { rows } = await pool.query<{ id: string; text: string }>(`select id, text from ${table}`)
  const searches = new Set(
    rows
      .flatMap(({ text }) => [...partsOf(text.slice(0, 20), 8), text])
      .filter((part) => part !== '' && part === part.trim()),
  )
  const list = listed()
  for (const search of searches) {
    const wanted = rows.filter(({ text }) => isFoundIn(text, search)).map(({ id }) => id)
    for (const sort of ['placedAt', 'email'] as const) {
      const page = await list({ search }, { sort, descending: true, limit: 100 })
      expect([search, page.rows.map(({ id }) => id).toSorted(), page.total]).toEqual([
        search,
        wanted.toSorted(),
        wanted.length,
      ])
    }
  }
})
