import { BEFORE_WORDS, LOOKED_FOR_ANYWHERE } from '@souk/domain/search'
import type { Bind } from './keyset.ts'

/** What searches look in, as a column has it. */
export const searchText = (...texts: readonly (string | undefined)[]): string => ['', ...texts].join(' ').toLowerCase()

/**
 * Of a column `text` that holds `searchText`, all but the head of its reference, ` de--1`: what the trigram index is of. The
 * trigrams of heads are in every other row, each of which would be looked at for the first digits of a reference.
 */
export const TAIL = `substr(text, strpos(text, '--') + 3)`

/**
 * Of a text that begins in heads: where in `searchText`, and what all references begin with that it is then found in. Past
 * a head a number goes on, so no text does that goes on with anything else. `offset 0`: planned by itself, and so sooner.
 */
export const headsWith = (text: string): string => `
  select start, code || '--' || substring(past from '^[0-9-]*') as beginning
  from store, generate_series(1, length(code) + 4) as start,
    lateral (select substr(' ' || lower(code) || '--', start) as head) as headed,
    lateral (select substr(${text}, length(head) + 1) as past) as parted
  where starts_with(head, ${text}) or (starts_with(${text}, head) and past ~ '^[0-9]') offset 0`

/**
 * Conditions that a search finds a column by that holds `searchText`. The domain's `isFoundIn` in SQL. A trigram index answers
 * them: of less than three signs it knows but the beginnings of words.
 */
export function searching(search: string, bind: Bind): (column: string) => string {
  const text = search.toLowerCase()
  const anywhere = bind(`%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  if (text.length >= LOOKED_FOR_ANYWHERE) return (column) => `${column} like ${anywhere}`
  const beginning = bind(`${BEFORE_WORDS}${text.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`)}`)
  // A tenth of an expression's time, and few rows are left for it.
  return (column) => `${column} like ${anywhere} and ${column} ~ ${beginning}`
}
