import { BEFORE_WORDS, LOOKED_FOR_ANYWHERE } from '@souk/services/orders/search'
import type { Bind } from './keyset.ts'

/** What searches look in, as a column has it. */
export const searchText = (...texts: readonly (string | undefined)[]): string => ['', ...texts].join(' ').toLowerCase()

/**
 * Conditions that a search finds a column by that holds `searchText`. Services' `isFoundIn` in SQL. A trigram index answers
 * them: of less than three signs it knows but the beginnings of words.
 */
export function searching(search: string, bind: Bind): (column: string) => string {
  const text = search.toLowerCase()
  const anywhere = bind(`%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  if (search.length >= LOOKED_FOR_ANYWHERE) return (column) => `${column} like ${anywhere}`
  const beginning = bind(`${BEFORE_WORDS}${text.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`)}`)
  // A tenth of an expression's time, and few rows are left for it.
  return (column) => `${column} like ${anywhere} and ${column} ~ ${beginning}`
}
