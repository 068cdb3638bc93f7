import type { Page } from './page.ts'

/** Of more nobody reads the number, and every one of them costs the database time. */
export const COUNTED_UP_TO = 1_000

/** What a page says of how many match; it is enough to count one more than is said, unless there are known to be more. */
export const totalOf = (
  matching: number,
  isMore = matching > COUNTED_UP_TO,
): Pick<Page<never>, 'total' | 'atLeast'> => ({
  total: Math.min(matching, COUNTED_UP_TO),
  ...(isMore && { atLeast: true }),
})
