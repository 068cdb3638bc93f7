import { Refused } from '@souk/domain/refused'

/** What a list in memory is sorted by. */
export type Key = readonly [value: string | number, id: string]

const compare = ([a, idA]: Key, [b, idB]: Key): number => (a < b ? -1 : a > b ? 1 : idA < idB ? -1 : Number(idA > idB))

/** Refused: `list.bad-cursor`. */
export function parseCursor(cursor: string): Key {
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

interface Reading<Row> {
  /** The last row of the page before. */
  readonly start: Key | undefined
  readonly descending: boolean
  readonly keyOf: (row: Row) => Key
}

/** The rows that come after the start, in order. */
export function after<Row>(rows: readonly Row[], { start, descending, keyOf }: Reading<Row>): readonly Row[] {
  const sign = descending ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .filter(({ key }) => !start || sign * compare(key, start) > 0)
    .toSorted((one, other) => sign * compare(one.key, other.key))
    .map(({ row }) => row)
}
