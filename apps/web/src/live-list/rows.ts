/** One answer of the server: rows in the query's order, how many there are in all (or at least), and where to go on. */
export type Page<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly atLeast?: true | undefined
  readonly next?: string | undefined
}

/** What the list must know of its rows under the query that is shown. */
export type RowRules<Row> = {
  readonly keyOf: (row: Row) => string
  /** Grows with every change; an older or equal one is ignored. */
  readonly versionOf: (row: Row) => number
  readonly matches: (row: Row) => boolean
  readonly compare: (one: Row, other: Row) => number
}

/** The last index on screen, and whether new rows may enter above or within it. */
export type Sight = { readonly last: number; readonly follow: boolean }

/**
 * The rows of one live list, without any screen: shown ids keep their order until `apply`. A new row above the sight waits in
 * `arrived`; a shown row that stops matching stays in `gone`; one whose place is another now is `misplaced`.
 */
export const createRows = <Row>(rules: () => RowRules<Row>) => {
  const known = new Map<string, Row>()
  const arrived = new Set<string>()
  const gone = new Set<string>()
  const misplaced = new Set<string>()
  let ids: readonly string[] = []
  let total = 0
  let atLeast = false
  let next: string | undefined

  const byOrder = (one: Row, other: Row): number =>
    rules().compare(one, other) || (rules().keyOf(one) < rules().keyOf(other) ? -1 : 1)

  const isBefore = (id: string | undefined, row: Row): boolean => {
    const other = id === undefined ? undefined : known.get(id)
    return other !== undefined && byOrder(other, row) < 0
  }

  /** Where the row belongs among the shown: a binary search, near enough while some shown rows are misplaced. */
  const placeOf = (row: Row): number => {
    let low = 0
    let high = ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isBefore(ids[middle], row)) low = middle + 1
      else high = middle
    }
    return low
  }

  const isNewer = (row: Row, than: Row): boolean => rules().versionOf(row) > rules().versionOf(than)

  const settle = (key: string, row: Row): void => {
    const at = ids.indexOf(key)
    const after = ids[at + 1]
    const before = at > 0 ? ids[at - 1] : undefined
    const fits = (before === undefined || isBefore(before, row)) && (after === undefined || !isBefore(after, row))
    if (fits) misplaced.delete(key)
    else misplaced.add(key)
  }

  const leave = (key: string): void => {
    if (gone.has(key)) return
    gone.add(key)
    total -= 1
  }

  const comeBack = (key: string): void => {
    if (gone.delete(key)) total += 1
  }

  const replaceShown = (key: string, row: Row): void => {
    const orderChanged = rules().compare(row, known.get(key) ?? row) !== 0
    known.set(key, row)
    if (rules().matches(row)) comeBack(key)
    else leave(key)
    if (orderChanged) settle(key, row)
  }

  const replaceWaiting = (key: string, row: Row): void => {
    known.set(key, row)
    if (rules().matches(row)) return
    arrived.delete(key)
    known.delete(key)
    total -= 1
  }

  /** Past the last loaded row it is left for the next page. */
  const enter = (row: Row, sight: Sight): void => {
    const at = placeOf(row)
    if (at === ids.length && next !== undefined) return
    const key = rules().keyOf(row)
    known.set(key, row)
    total += 1
    if (sight.follow || at > sight.last) ids = ids.toSpliced(at, 0, key)
    else arrived.add(key)
  }

  /** Whether it is a newer version of a row that was here. */
  const patchOne = (row: Row, sight: Sight): boolean => {
    const key = rules().keyOf(row)
    const before = known.get(key)
    if (!before && rules().matches(row)) enter(row, sight)
    if (!before || !isNewer(row, before)) return false
    if (arrived.has(key)) replaceWaiting(key, row)
    else replaceShown(key, row)
    return true
  }

  const add = (row: Row): void => {
    const key = rules().keyOf(row)
    const before = known.get(key)
    if (!before || isNewer(row, before)) known.set(key, row)
    if (!before || arrived.delete(key)) ids = [...ids, key]
  }

  /** Goes on below; rows that are known already are not shown twice and never get older. */
  const append = (page: Page<Row>): void => {
    for (const row of page.rows) add(row)
    ;({ total, atLeast = false, next } = page)
  }

  return {
    ids: (): readonly string[] => ids,
    get: (id: string): Row | undefined => known.get(id),
    isGone: (id: string): boolean => gone.has(id),
    total: (): number => total,
    /** Whether more match than the server counted. */
    atLeast: (): boolean => atLeast,
    next: (): string | undefined => next,
    /** New rows that wait above. */
    fresh: (): number => arrived.size,
    /** Everything that `apply` would settle. */
    pending: (): number => arrived.size + new Set([...gone, ...misplaced]).size,
    /** Whether a patch with this row could change what is shown. */
    concerns: (row: Row): boolean => known.has(rules().keyOf(row)) || rules().matches(row),

    /** Starts over with the first rows of a query. */
    replace: (page: Page<Row>): void => {
      for (const set of [known, arrived, gone, misplaced]) set.clear()
      ids = []
      append(page)
    },

    append,

    /** Answers the ids of those to paint anew. */
    patch: (rows: readonly Row[], sight: Sight): readonly string[] =>
      rows.filter((row) => patchOne(row, sight)).map((row) => rules().keyOf(row)),

    /** Lets the new ones in and the gone ones out, and sorts anew. */
    apply: (): void => {
      for (const key of gone) known.delete(key)
      ids = [...known.values()].toSorted(byOrder).map((row) => rules().keyOf(row))
      for (const set of [arrived, gone, misplaced]) set.clear()
    },
  }
}
