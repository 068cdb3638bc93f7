import { Refused } from '@souk/domain/refused'
import type { Page, PageRequest } from './page.ts'
import { totalOf } from './total.ts'

/** What a list in memory is sorted by. */
export type Key = readonly [value: string | number, id: string]

const compare = ([a, idA]: Key, [b, idB]: Key): number => (a < b ? -1 : a > b ? 1 : idA < idB ? -1 : Number(idA > idB))

function parseCursor(cursor: string): Key {
  const key = parsed(cursor)
  if (Array.isArray(key) && key.length === 2 && typeof key[1] === 'string') return key as unknown as Key
  throw new Refused('list.bad-cursor', 'This cursor is not one a list gave. Start again from the first page.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Order<Row> {
  readonly descending: boolean
  readonly keyOf: (row: Row) => Key
}

/** The page of a list in memory that was asked for. Refused: `list.bad-cursor`. */
export function memoryPage<Row>(
  matching: readonly Row[],
  { limit, cursor }: Omit<PageRequest<unknown>, 'sort' | 'descending'>,
  { descending, keyOf }: Order<Row>,
): Page<Row> {
  const sign = descending ? -1 : 1
  const start = cursor === undefined ? undefined : parseCursor(cursor)
  const left = matching
    .map((row) => ({ row, key: keyOf(row) }))
    .filter(({ key }) => !start || sign * compare(key, start) > 0)
    .toSorted((one, other) => sign * compare(one.key, other.key))
  const shown = left.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ row }) => row),
    ...totalOf(matching.length),
    ...(left.length > limit && last && { next: JSON.stringify(last.key) }),
  }
}
