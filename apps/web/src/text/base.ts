import { de } from './de.ts'
import { dictionary } from './dictionary.ts'
import type { Alike } from './dictionary.ts'
import { en } from './en.ts'

/** The words that every screen shares. */
export const base = dictionary({ en, de })

export type BaseWords = Alike<typeof en>
