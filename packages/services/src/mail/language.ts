import { ourLanguage } from '@souk/domain/text'
import { english } from './english.ts'
import { german } from './german.ts'
import type { MailWords } from './words.ts'

/** In the language of the locale; English where we have no other. */
export function mailWords(locale: string): MailWords {
  return ourLanguage(locale) === 'de' ? german : english
}
