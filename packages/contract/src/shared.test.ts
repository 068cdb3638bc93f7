import { expect, test } from 'vitest'
import { moment, search, text } from './shared.ts'

test('a name and a search for it are one text, however their accents were typed', () => {
  const [composed, taken] = ['Zoë Müller', 'Zoë Müller'.normalize('NFD')]
  expect(taken).not.toBe(composed)
  for (const each of [text(10), search])
    expect([composed, taken].map((one) => each.parse(one))).toEqual([composed, composed])
})

test('moments become texts that sort as they do', () => {
  const written = [
    '0001-01-01T00:00:00Z',
    '2026-11-01T00:00:00Z',
    '2026-11-01T01:00:00.5+01:00',
    '9999-12-31T23:59:59Z',
  ]
  const texts = written.map((one) => moment.parse(one))
  expect(texts).toEqual(texts.toSorted())
  expect(texts.map((one) => Date.parse(one))).toEqual(written.map((one) => Date.parse(one)))
})

test.each(['0000-12-31T23:59:59Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00', '2026-02-30T00:00:00Z'])(
  '%s is no moment',
  (written) => expect(moment.safeParse(written).success).toBe(false),
)
