/** From so many signs on a text is looked for anywhere; a shorter one would be found in every other word. */
export const LOOKED_FOR_ANYWHERE = 3

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u

/** What every search of a list means, in lower-case text: less than three signs are looked for where a word begins. */
export function isFoundIn(text: string, search: string): boolean {
  const wanted = search.toLowerCase()
  if (wanted.length >= LOOKED_FOR_ANYWHERE) return text.includes(wanted)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!LETTER_OR_NUMBER.test(text[at - 1] ?? '')) return true
  }
  return false
}
