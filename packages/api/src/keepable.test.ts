import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkKeepable } from './keepable.ts'

const nested = (levels: number): unknown => JSON.parse(`${'{"in":'.repeat(levels)}1${'}'.repeat(levels)}`)

test.each([
  ['a NUL', { note: 'a\0b' }, ['note']],
  ['half a character', { items: ['whole', 'half \uD83D'] }, ['items', 1]],
  ['a NUL in a key', { attributes: { 'a\0b': 1 } }, ['attributes']],
  ['endless nesting', { data: nested(100_000) }, ['data']],
])('%s is told where it stands', (_, input, path) => {
  const error = caught(() => checkKeepable(input))
  expect(error).toMatchObject({ code: 'BAD_REQUEST', cause: { issues: [{ path }] } })
  expect((error as Error).cause).toBeInstanceOf(z.core.$ZodError)
})

test.each([undefined, null, 'smile 😀', 7, [], nested(64), { __proto__: null, deep: [{ text: 'ä' }] }])(
  'anything else passes: %o',
  (input) => expect(() => checkKeepable(input)).not.toThrow(),
)

function caught(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}
