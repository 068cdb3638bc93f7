import { beforeAll, expect, test } from 'vitest'
import type { Page, PageRequest } from '@souk/services/orders/page'
import { testPool } from '../testing/pool.ts'
import { keysetPage } from './keyset.ts'
import type { Keyset } from './keyset.ts'

const pool = await testPool()

/** Three thousand rows, half of them with a key that another has too. */
beforeAll(async () => {
  await pool.query(`create table listed as select lpad(n::text, 32, '0')::uuid as id, (n * 7919) % 2000 as key, n
    from generate_series(1, 3000) as n`)
})

/** Of one in `each`. */
const listOf = (each: number): Keyset => ({
  table: 'listed',
  row: 'n',
  key: { sql: 'key', type: 'int' },
  matching: (bind) => [`n % ${bind(each)}::int = 0`],
})

const searched = (each: number): Keyset => ({
  ...listOf(each),
  isKeyedAsWays: true,
  ways: (bind) => {
    const [all, condition] = ['select * from listed', `n % ${bind(each)}::int = 0`]
    return { found: `${all} where ${condition}`, walked: { all, condition } }
  },
})

async function pagesOf(list: Keyset, request: Omit<PageRequest<never>, 'sort'>): Promise<readonly Page<number>[]> {
  const page = await keysetPage<number>(pool, list, request)
  return page.next === undefined ? [page] : [page, ...(await pagesOf(list, { ...request, cursor: page.next }))]
}

test.each([
  { each: 1, total: 1_000, atLeast: true },
  { each: 2, total: 1_000, atLeast: true },
  { each: 3, total: 1_000 },
  { each: 50, total: 60 },
  { each: 3_001, total: 0 },
])('pages of what one in $each is are the same however it is found, with their total', async ({ each, ...counted }) => {
  for (const descending of [true, false]) {
    const pages = await pagesOf(searched(each), { descending, limit: 400 })
    expect(pages).toEqual(await pagesOf(listOf(each), { descending, limit: 400 }))
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(Math.floor(3_000 / each))
    for (const page of pages) expect(page).toMatchObject(counted)
  }
})

test('of rows that have another order than their ways, the ways are counted alone', async () => {
  const list: Keyset = { ...listOf(3), ways: () => ({ found: 'select key, id from listed where n <= 7' }) }
  const page = await keysetPage<number>(pool, list, { descending: false, limit: 1_000 })
  expect([page.total, page.rows.length]).toEqual([7, 1_000])
})

test('after the last row there is none, and the total is the same', async () => {
  const [first] = await pagesOf(listOf(50), { descending: false, limit: 59 })
  const cursor = Buffer.from(JSON.stringify(['1999', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])).toString('base64url')
  const page = await keysetPage(pool, listOf(50), { descending: false, limit: 59, cursor })
  expect([first?.total, page]).toEqual([60, { rows: [], total: 60 }])
})
