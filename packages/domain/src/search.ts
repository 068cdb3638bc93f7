/** From so many signs on a text is looked for anywhere; a shorter one would be found in every other word. */
export const LOOKED_FOR_ANYWHERE = 3

/**
 * What words begin after, as a class of signs in regular expressions of JavaScript and PostgreSQL: what is no letter and no
 * number in Latin-1. PostgreSQL's trigram index is of use for listed signs alone, and for none above U+07FF.
 */
export const BEFORE_WORDS = String.raw`[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7]`

const isBeforeWord = new RegExp(BEFORE_WORDS)

/** What every search of a list means, in lower-case text: less than three signs are looked for where a word begins. */
export function isFoundIn(text: string, search: string): boolean {
  const wanted = search.toLowerCase()
  if (wanted.length >= LOOKED_FOR_ANYWHERE) return text.includes(wanted)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at === 0 || isBeforeWord.test(text.charAt(at - 1))) return true
  }
  return false
}
