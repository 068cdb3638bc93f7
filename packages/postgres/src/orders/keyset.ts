import { DatabaseError } from 'pg'
import type { Pool, QueryConfig } from 'pg'
import { Refused } from '@souk/domain/refused'
import type { Page, PageRequest } from '@souk/services/orders/order-store'
import { COUNTED_UP_TO, totalOf } from '@souk/services/orders/total'

/** Turns a value into its placeholder. */
export type Bind = (value: unknown) => string

interface Sortable {
  readonly sql: string
  readonly type: string
}

export interface Keyset {
  readonly table: string
  /** SQL expression of what a page gives for each row; read for the rows of the page alone. */
  readonly row: string
  /** What it is sorted by, and the type a cursor's value is cast to. */
  readonly key: Sortable
  /** What tells rows of one key apart; default: the uuid `id`. */
  readonly id?: Sortable
  /** Conditions, to be joined by `and`. */
  readonly matching: (bind: Bind) => readonly string[]
  /** Shorter ways to what matches than its conditions, for some. */
  readonly ways?: (bind: Bind, direction: Direction) => Ways | undefined
  /** Whether the ways give `key` and `id`: then pages are read by them too. Counted is by them whatever the sort. */
  readonly isKeyedAsWays?: boolean
}

export type Direction = 'asc' | 'desc'

/** How to `key` and `id` of what matches. */
export interface Ways {
  /** A query by an index that finds them: in order, or with `walked` in none. */
  readonly found: string
  /** What may match, by an index that has all in order, and the condition on it. */
  readonly walked?: { readonly all: string; readonly condition: string }
}

type Asked = Omit<PageRequest<never>, 'sort'>

type Found<Row> = Cursor & { readonly row: Row | null; readonly total: string }

const UUID: Sortable = { sql: 'id', type: 'uuid' }

/** One page of a table, by key and then id, with how many rows match. Refused: `list.bad-cursor`. */
export async function keysetPage<Row>(pool: Pool, list: Keyset, asked: Asked): Promise<Page<Row>> {
  const { text, values } = statement(list, asked)
  const reading = pool.query<Found<Row>>(text, values)
  const { rows } = await (asked.cursor === undefined ? reading : reading.catch(asBadCursor))
  const found = rows.flatMap(({ row, ...cursor }) => (row === null ? [] : [{ row, ...cursor }]))
  const shown = found.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ row }) => row),
    ...totalOf(Number(rows[0]?.total)),
    ...(found.length > asked.limit && last ? { next: encodeCursor(last) } : {}),
  }
}

/** How many match, beside each row of the page and one more; without rows beside none. */
function statement(list: Keyset, { descending, limit, cursor }: Asked): QueryConfig {
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const { table, row, key, id = UUID } = list
  const direction = descending ? 'desc' : 'asc'
  const after = cursor === undefined ? undefined : decodeCursor(cursor)
  const start = after
    ? [`(key, id) ${descending ? '<' : '>'} (${bind(after.key)}::${key.type}, ${bind(after.id)}::${id.type})`]
    : []
  const order = `order by key ${direction}, id ${direction}`
  const page = { start, order, limit: `limit ${bind(limit + 1)}` }
  const { few = '', counted, matching } = sources(list, { bind, direction, page })
  const text = `${few} select total, row, id, page_key::text as key
    from (select count(*) as total from ${counted} as each_one) as counted left join
    (select ${row} as row, page_id as id, page_key from (select key as page_key, id as page_id
        from (${matching}) as matching ${order} ${page.limit}) as page
      join ${table} on ${id.sql} = page_id and ${key.sql} = page_key) as shown on true
    order by page_key ${direction}, id ${direction}`
  return { text, values }
}

/** Where the page begins, its order and its length, in SQL. */
interface Slice {
  readonly start: readonly string[]
  readonly order: string
  readonly limit: string
}
interface Telling {
  readonly bind: Bind
  readonly direction: Direction
  readonly page: Slice
}
interface Sources {
  readonly few?: string
  readonly counted: string
  readonly matching: string
}

/** What is counted, and what the page is the first rows of. */
function sources(list: Keyset, { bind, direction, page }: Telling): Sources {
  const ways = list.ways?.(bind, direction)
  const found = ways?.found ?? keysOf(list, bind)
  if (list.isKeyedAsWays && ways?.walked) return fewOrWalked(found, ways.walked, page)
  const matching = !ways || list.isKeyedAsWays ? found : keysOf(list, bind)
  return {
    counted: `(select 1 from (${found}) as found ${UP_TO})`,
    matching: `select key, id from (${matching}) as matching ${where(page.start)}`,
  }
}

const UP_TO = `limit ${COUNTED_UP_TO + 1}`

/**
 * Those that are found, if they are few enough to be counted; else they are dense enough to meet a page of them soon.
 * PostgreSQL is not asked: it takes four thousand names for twenty. `offset 0` keeps the condition from other indexes.
 */
const fewOrWalked = (found: string, walked: Required<Ways>['walked'], { start, order, limit }: Slice): Sources => ({
  few: `with few as materialized (select key, id from (${found}) as found ${UP_TO})`,
  counted: 'few',
  matching: `select key, id from few ${where([...start, `(select count(*) from few) <= ${COUNTED_UP_TO}`])}
    union all (select key, id from (select * from (${walked.all}) as listed ${where(start)} ${order} offset 0) as searched
      where (select count(*) from few) > ${COUNTED_UP_TO} and ${walked.condition} ${order} ${limit})`,
})

/** All that match, without their rows: an index that has what conditions ask for is read alone. */
const keysOf = ({ table, key, id = UUID, matching }: Keyset, bind: Bind): string =>
  `select ${key.sql} as key, ${id.sql} as id from ${table} ${where(matching(bind))}`

/** The text anywhere, as a pattern. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

const where = (parts: readonly string[]): string => (parts.length > 0 ? `where ${parts.join(' and ')}` : '')

interface Cursor {
  readonly key: string
  readonly id: string
}

const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url')

function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (typeof key === 'string' && typeof id === 'string') return { key, id }
  } catch {
    // falls through to the refusal
  }
  throw badCursor()
}

const badCursor = (): Refused =>
  new Refused('list.bad-cursor', 'This cursor is not one a list gave. Start again from the first page.')

/** SQLSTATE class 22: what a made-up cursor holds is no time, number or id. */
function asBadCursor(error: unknown): never {
  throw error instanceof DatabaseError && error.code?.startsWith('22') ? badCursor() : error
}
