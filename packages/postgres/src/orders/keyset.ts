import { DatabaseError } from 'pg'
import type { Pool } from 'pg'
import { Refused } from '@souk/domain/refused'
import type { Page, PageRequest } from '@souk/services/orders/order-store'

/** Totals are counted no further than this. */
const COUNT_UP_TO = 10_000

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
}

/** One page of a table, by key and then id, with how many rows match. Refused: `list.bad-cursor`. */
export async function keysetPage<Row>(
  pool: Pool,
  { table, row, key, id = { sql: 'id', type: 'uuid' }, matching }: Keyset,
  { descending, limit, cursor }: Omit<PageRequest<never>, 'sort'>,
): Promise<Page<Row>> {
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const conditions = matching(bind)
  const counting = pool.query<{ total: string }>(
    `select count(*) as total from (select 1 from ${table} ${where(conditions)} limit ${COUNT_UP_TO}) as matching`,
    [...values],
  )
  const after = cursor === undefined ? undefined : decodeCursor(cursor)
  const start = after
    ? [
        `(${key.sql}, ${id.sql}) ${descending ? '<' : '>'} (${bind(after.key)}::${key.type}, ${bind(after.id)}::${id.type})`,
      ]
    : []
  const direction = descending ? 'desc' : 'asc'
  const reading = pool.query<{ row: Row; key: string; id: string }>(
    `select ${row} as row, ${id.sql} as id, (${key.sql})::text as key from ${table} ${where([...conditions, ...start])}
     order by ${key.sql} ${direction}, ${id.sql} ${direction} limit ${bind(limit + 1)}`,
    values,
  )
  const [{ rows: counted }, { rows }] = await Promise.all([counting, after ? reading.catch(asBadCursor) : reading])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((one) => one.row),
    total: Number(counted[0]?.total ?? 0),
    ...(rows.length > limit && last ? { next: encodeCursor(last) } : {}),
  }
}

/** The text anywhere, as a pattern. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

/** The same whatever its case; for columns that hold lower case. */
export const anywhere = (text: string): string => containing(text.toLowerCase())

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
