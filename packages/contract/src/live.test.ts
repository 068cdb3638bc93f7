import { expect, test } from 'vitest'
import { formatPosition, parsePosition } from './live.ts'

test.each([
  [{ epoch: 'a-1', seqs: [0] }, 'a-1.0'],
  [{ epoch: '4f2c', seqs: [12, 0, 7] }, '4f2c.12.0.7'],
])('the position %o is written %s and read again', (position, text) => {
  expect(formatPosition(position)).toBe(text)
  expect(parsePosition(text)).toEqual(position)
})

test.each(['', 'a', '.1', 'a.', 'a.-1', 'a.1.5x', 'a.1e3', 'a.NaN', `a.${'9'.repeat(16)}`, 'a. 1'])(
  '%j is no position',
  (text) => {
    expect(parsePosition(text)).toBeUndefined()
  },
)
