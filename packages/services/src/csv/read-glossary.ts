import type { RowError } from '@souk/contract/csv'
import { Refused } from '@souk/domain/refused'
import { asFilled, asName, asText } from './cells.ts'
import { readRecords } from './read-records.ts'

export interface Glossary {
  /** Texts by key, then locale. */
  readonly messages: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly errors: readonly RowError[]
}

const FILE = 'glossary.csv'
const COLUMNS = { required: ['key', 'translation', 'locale'], optional: [] }

/** What is taken from a glossary, which may be that of a whole shop. */
export interface Wanted {
  readonly keys: readonly string[]
  /** Characters of a text. */
  readonly most: number
}

/** Texts by key and locale, as the reference's glossary file has them; those that nobody asks for may be of any length. */
export function readGlossary(text: string | undefined, { keys, most }: Wanted): Glossary {
  const wanted = new Set(keys)
  const { records, errors } = readRecords({ name: FILE, text }, COLUMNS, (at) => {
    const key = at('key', asFilled, '')
    return {
      key,
      text: at('translation', wanted.has(key) ? asName(most) : asText, ''),
      locale: at('locale', asLocale, ''),
    }
  })
  const byKey = Map.groupBy(records, ({ value }) => value.key)
  const messages = [...byKey].map(([key, its]) => {
    return [key, Object.fromEntries(its.map(({ value }) => [value.locale, value.text]))] as const
  })
  return { messages: new Map(messages), errors }
}

const LOCALE = /^(?=.{2,20}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** `de_DE` as well as `de-DE`. */
function asLocale(text: string): string {
  const code = asFilled(text).replaceAll('_', '-')
  if (LOCALE.test(code)) return code
  throw new Refused('csv.bad-locale', `"${text}" is no locale. Write one like de_DE.`)
}
