import type { RowError } from '@souk/contract/csv'
import { asFilled, asText } from './cells.ts'
import { readRecords } from './read-records.ts'

export interface Glossary {
  /** Texts by key, then locale. */
  readonly messages: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly errors: readonly RowError[]
}

const FILE = 'glossary.csv'
const COLUMNS = { required: ['key', 'translation', 'locale'], optional: [] }

/** Texts by key and locale, as the reference's glossary file has them. */
export function readGlossary(text: string | undefined): Glossary {
  const { records, errors } = readRecords({ name: FILE, text }, COLUMNS, (at) => ({
    key: at('key', asFilled, ''),
    text: at('translation', asText, ''),
    locale: at('locale', asLocale, ''),
  }))
  const byKey = Map.groupBy(records, ({ value }) => value.key)
  const messages = [...byKey].map(([key, its]) => {
    return [key, Object.fromEntries(its.map(({ value }) => [value.locale, value.text]))] as const
  })
  return { messages: new Map(messages), errors }
}

/** `de_DE` as well as `de-DE`. */
function asLocale(text: string): string {
  return asFilled(text).replaceAll('_', '-')
}
