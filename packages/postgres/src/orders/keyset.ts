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
  /** A query for the `key` and `id` of what matches, where index ranges have them in order; then no condition is asked. */
  readonly ranged?: (bind: Bind, direction: Direction) => string | undefined
}

export type Direction = 'asc' | 'desc'

/** All that match, without their rows: an index that has what conditions ask for is read alone. */
function keysOf({ table, key, id = UUID, matching, ranged }: Keyset, bind: Bind, direction: Direction): string {
  return ranged?.(bind, direction) ?? `select ${key.sql} as key, ${id.sql} as id from ${table} ${where(matching(bind))}`
}

const UUID: Sortable = { sql: 'id', type: 'uuid' }

/** One page of a table, by key and then id, with how many rows match. Refused: `list.bad-cursor`. */
export async function keysetPage<Row>(
  pool: Pool,
  list: Keyset,
  { descending, limit, cursor }: Omit<PageRequest<never>, 'sort'>,
): Promise<Page<Row>> {
  const { table, row, key, id = UUID } = list
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const direction = descending ? 'desc' : 'asc'
  const matching = `(${keysOf(list, bind, direction)}) as matching`
  const counting = pool.query<{ total: string }>(
    `select count(*) as total from (select 1 from ${matching} limit ${COUNTED_UP_TO + 1}) as counted`,
    [...values],
  )
  const after = cursor === undefined ? undefined : decodeCursor(cursor)
  const start = after
    ? [`(key, id) ${descending ? '<' : '>'} (${bind(after.key)}::${key.type}, ${bind(after.id)}::${id.type})`]
    : []
  const reading = pool.query<{ row: Row; key: string; id: string }>(
    `select ${row} as row, page_id as id, page_key::text as key
     from (select key as page_key, id as page_id from ${matching} ${where(start)}
       order by key ${direction}, id ${direction} limit ${bind(limit + 1)}) as page
     join ${table} on ${id.sql} = page_id and ${key.sql} = page_key order by page_key ${direction}, page_id ${direction}`,
    values,
  )
  const [{ rows: counted }, { rows }] = await Promise.all([counting, after ? reading.catch(asBadCursor) : reading])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((one) => one.row),
    ...totalOf(Number(counted[0]?.total ?? 0)),
    ...(rows.length > limit && last ? { next: encodeCursor(last) } : {}),
  }
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
