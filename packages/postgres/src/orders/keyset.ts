import { DatabaseError } from 'pg'
import type { Pool } from 'pg'
import type { Page, PageRequest } from '@souk/services/orders/page'
import { totalOf } from '@souk/services/orders/total'
import { badCursor, encodeCursor } from './cursor.ts'
import type { Cursor } from './cursor.ts'
import { pageStatement } from './page-statement.ts'

/** Turns a value into its placeholder. */
export type Bind = (value: unknown) => string

export interface Sortable {
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
  /** Rows that `found` looks among, as `seen`: the first of them, up to what is counted and one more. */
  readonly seen?: string
  /** What may match, by an index that has all in order, and the condition on it. */
  readonly walked?: { readonly all: string; readonly condition: string }
}

export type Asked = Omit<PageRequest<never>, 'sort'>

type Found<Row> = Cursor & { readonly row: Row | null; readonly total: string; readonly more: boolean }

/** One page of a table, by key and then id, with how many rows match. Refused: `list.bad-cursor`. */
export async function keysetPage<Row>(pool: Pool, list: Keyset, asked: Asked): Promise<Page<Row>> {
  const { text, values } = pageStatement(list, asked)
  const reading = pool.query<Found<Row>>(text, values)
  const { rows } = await (asked.cursor === undefined ? reading : reading.catch(asBadCursor))
  const found = rows.flatMap(({ row, ...cursor }) => (row === null ? [] : [{ row, ...cursor }]))
  const shown = found.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ row }) => row),
    ...counted(rows[0], found.length),
    ...(found.length > asked.limit && last ? { next: encodeCursor(last) } : {}),
  }
}

/** Where more match than were looked at, fewer may be counted than the page has rows. */
function counted(first: Pick<Found<unknown>, 'total' | 'more'> | undefined, found: number) {
  const { total = '0', more = false } = first ?? {}
  return totalOf(more ? Math.max(Number(total), found) : Number(total), more)
}

/** SQLSTATE class 22: what a made-up cursor holds is no time, number or id. */
function asBadCursor(error: unknown): never {
  throw error instanceof DatabaseError && error.code?.startsWith('22') ? badCursor() : error
}

/** The text anywhere, as a pattern. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
