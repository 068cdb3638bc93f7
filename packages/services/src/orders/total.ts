import type { Page } from './order-store.ts'

/** Of more nobody reads the number, and every one of them costs the database time. */
export const COUNTED_UP_TO = 1_000

/** What a page says of how many match; it is enough to count one more than is said. */
export const totalOf = (matching: number): Pick<Page<never>, 'total' | 'atLeast'> =>
  matching > COUNTED_UP_TO ? { total: COUNTED_UP_TO, atLeast: true } : { total: matching }
