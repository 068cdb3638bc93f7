import type { QueryConfig } from 'pg'
import { COUNTED_UP_TO } from '@souk/services/orders/total'
import { decodeCursor } from './cursor.ts'
import type { Cursor } from './cursor.ts'
import type { Asked, Bind, Direction, Keyset, Sortable } from './keyset.ts'

const UUID: Sortable = { sql: 'id', type: 'uuid' }

/** How many match, beside each row of the page and one more; without rows beside none. */
export function pageStatement(list: Keyset, { descending, limit, cursor }: Asked): QueryConfig {
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const direction = descending ? 'desc' : 'asc'
  const page = {
    start: cursor === undefined ? [] : [isAfter(decodeCursor(cursor), list, { bind, direction })],
    order: `order by key ${direction}, id ${direction}`,
    limit: `limit ${bind(limit + 1)}`,
  }
  const { before, counted, more, matching } = sources(list, page, { bind, direction })
  const text = `${before} select total, more, row, id, page_key::text as key
    from (select count(*) as total, ${more} as more from ${counted} as each_one) as counted
    left join (${shown(list, matching, page)}) as shown on true order by page_key ${direction}, id ${direction}`
  return { text, values }
}

interface Telling {
  readonly bind: Bind
  readonly direction: Direction
}

const isAfter = (after: Cursor, { key, id = UUID }: Keyset, { bind, direction }: Telling): string =>
  `(key, id) ${direction === 'desc' ? '<' : '>'} (${bind(after.key)}::${key.type}, ${bind(after.id)}::${id.type})`

/** The rows of the page, each fetched by the key that was found. */
const shown = ({ table, row, key, id = UUID }: Keyset, matching: string, { order, limit }: Slice): string =>
  `select ${row} as row, page_id as id, page_key
    from (select key as page_key, id as page_id from (${matching}) as matching ${order} ${limit}) as page
    join ${table} on ${id.sql} = page_id and ${key.sql} = page_key`

/** Where the page begins, its order and its length, in SQL. */
interface Slice {
  readonly start: readonly string[]
  readonly order: string
  readonly limit: string
}
interface Sources {
  /** What the statement begins with. */
  readonly before: string
  readonly counted: string
  /** A condition: that more match than are counted. */
  readonly more: string
  readonly matching: string
}

/** What is counted, and what the page is the first rows of. */
function sources(list: Keyset, page: Slice, { bind, direction }: Telling): Sources {
  const ways = list.ways?.(bind, direction)
  const found = ways?.found ?? keysOf(list, bind)
  const seen = ways?.seen === undefined ? undefined : `with seen as materialized (${ways.seen} ${UP_TO})`
  if (list.isKeyedAsWays && ways?.walked) return fewOrWalked({ found, seen, ...ways.walked }, page)
  const matching = !ways || list.isKeyedAsWays ? found : keysOf(list, bind)
  return {
    before: seen ?? '',
    counted: `(select 1 from (${found}) as found ${UP_TO})`,
    more: seen ? isMoreOf('seen') : `count(*) > ${COUNTED_UP_TO}`,
    matching: `select key, id from (${matching}) as matching ${where(page.start)}`,
  }
}

const isMoreOf = (rows: 'seen' | 'few'): string => `(select count(*) from ${rows}) > ${COUNTED_UP_TO}`

interface Either {
  readonly found: string
  /** With it, a statement begins. */
  readonly seen: string | undefined
  readonly all: string
  readonly condition: string
}

/**
 * Those that are found, if they are few enough to be counted; else they are dense enough to meet a page of them soon.
 * PostgreSQL is not asked: it takes four thousand names for twenty. `offset 0` keeps the condition from other indexes.
 */
function fewOrWalked({ found, seen, all, condition }: Either, { start, order, limit }: Slice): Sources {
  const more = isMoreOf(seen ? 'seen' : 'few')
  return {
    before: `${seen ? `${seen},` : 'with'} few as materialized (select key, id from (${found}) as found ${UP_TO})`,
    counted: 'few',
    more,
    matching: `select key, id from few ${where([...start, `not ${more}`])}
      union all (select key, id from (select * from (${all}) as listed ${where(start)} ${order} offset 0) as searched
        where ${more} and ${condition} ${order} ${limit})`,
  }
}

const UP_TO = `limit ${COUNTED_UP_TO + 1}`

/** All that match, without their rows: an index that has what conditions ask for is read alone. */
const keysOf = ({ table, key, id = UUID, matching }: Keyset, bind: Bind): string =>
  `select ${key.sql} as key, ${id.sql} as id from ${table} ${where(matching(bind))}`

const where = (parts: readonly string[]): string => (parts.length > 0 ? `where ${parts.join(' and ')}` : '')
