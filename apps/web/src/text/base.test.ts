import { expect, test } from 'vitest'
import type { Words } from './dictionary.ts'

const dictionaries = import.meta.glob<Record<string, unknown>>(['../**/text.ts', './base.ts'], { eager: true })

const isDictionary = (value: unknown): value is { en: Words; de: Words } =>
  typeof value === 'object' && value !== null && 'en' in value && 'de' in value

/** `action.copy(1)`: the path of each phrase with the number of its values. */
const names = (words: Words, path = ''): string[] =>
  Object.entries(words)
    .flatMap(([name, word]) => {
      if (typeof word === 'string') return [`${path}${name}`]
      return typeof word === 'function' ? [`${path}${name}(${word.length})`] : names(word, `${path}${name}.`)
    })
    .toSorted()

const blanks = (words: Words): string[] => Object.entries(words).flatMap(([name, word]) => (word === '' ? [name] : []))

const all = Object.entries(dictionaries).flatMap(([file, module]) =>
  Object.values(module)
    .filter(isDictionary)
    .map((words) => ({ file, words })),
)

test('there are dictionaries', () => {
  expect(all.length).toBeGreaterThan(0)
})

test.each(all)('$file has the same names in every language', ({ words }) => {
  expect(names(words.de)).toEqual(names(words.en))
  expect([...blanks(words.en), ...blanks(words.de)]).toEqual([])
})
