export interface PageRequest<Sort> {
  readonly sort: Sort
  readonly descending: boolean
  /** At most 200. */
  readonly limit: number
  /** Opaque, from the page before. */
  readonly cursor?: string
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Rows that match, counted up to 1,000. */
  readonly total: number
  /** Set where more match than were counted. */
  readonly atLeast?: true
  readonly next?: string
}
