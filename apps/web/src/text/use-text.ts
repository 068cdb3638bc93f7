import { base } from './base.ts'
import type { BaseWords } from './base.ts'
import type { Alike, Dictionary } from './dictionary.ts'
import { locale } from './locale.ts'

/** The words of the person's language: the shared ones, or a feature's own dictionary. Read it inside JSX, it follows the locale. */
export function useText(): () => BaseWords
export function useText<W>(words: Dictionary<W>): () => Alike<W>
export function useText(words: Dictionary<unknown> = base): () => unknown {
  return () => words[locale()]
}
