import { DatabaseError } from 'pg'
import type { Pool } from 'pg'
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
  /** A query for what matches out of index ranges, where some have it: they count it whatever the sort. */
  readonly ranged?: (bind: Bind, direction: Direction) => string | undefined
  /** Whether ranges give `key` and `id`, in their order: then pages are read from them too. */
  readonly isRangedByKey?: boolean
}

export type Direction = 'asc' | 'desc'

type Asked = Omit<PageRequest<never>, 'sort'>

const UUID: Sortable = { sql: 'id', type: 'uuid' }

/** One page of a table, by key and then id, with how many rows match. Refused: `list.bad-cursor`. */
export async function keysetPage<Row>(pool: Pool, list: Keyset, asked: Asked): Promise<Page<Row>> {
  const [matching, found] = await Promise.all([countMatching(pool, list), readPage<Row>(pool, list, asked)])
  const shown = found.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((one) => one.row),
    ...totalOf(matching),
    ...(found.length > asked.limit && last ? { next: encodeCursor(last) } : {}),
  }
}

async function countMatching(pool: Pool, list: Keyset): Promise<number> {
  const { values, bind } = binding()
  const matching = list.ranged?.(bind, 'desc') ?? keysOf(list, bind)
  const { rows } = await pool.query<{ total: string }>(
    `select count(*) as total from (select 1 from (${matching}) as matching limit ${COUNTED_UP_TO + 1}) as counted`,
    values,
  )
  return Number(rows[0]?.total ?? 0)
}

type Found<Row> = Cursor & { readonly row: Row }

/** The rows of a page, and one more where there is one. */
async function readPage<Row>(pool: Pool, list: Keyset, { descending, limit, cursor }: Asked): Promise<Found<Row>[]> {
  const { table, row, key, id = UUID, ranged, isRangedByKey } = list
  const { values, bind } = binding()
  const direction = descending ? 'desc' : 'asc'
  const matching = (isRangedByKey && ranged?.(bind, direction)) || keysOf(list, bind)
  const after = cursor === undefined ? undefined : decodeCursor(cursor)
  const start = after
    ? [`(key, id) ${descending ? '<' : '>'} (${bind(after.key)}::${key.type}, ${bind(after.id)}::${id.type})`]
    : []
  const reading = pool.query<Found<Row>>(
    `select ${row} as row, page_id as id, page_key::text as key
     from (select key as page_key, id as page_id from (${matching}) as matching ${where(start)}
       order by key ${direction}, id ${direction} limit ${bind(limit + 1)}) as page
     join ${table} on ${id.sql} = page_id and ${key.sql} = page_key order by page_key ${direction}, page_id ${direction}`,
    values,
  )
  return (await (after ? reading.catch(asBadCursor) : reading)).rows
}

/** All that match, without their rows: an index that has what conditions ask for is read alone. */
const keysOf = ({ table, key, id = UUID, matching }: Keyset, bind: Bind): string =>
  `select ${key.sql} as key, ${id.sql} as id from ${table} ${where(matching(bind))}`

function binding(): { readonly values: unknown[]; readonly bind: Bind } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

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
