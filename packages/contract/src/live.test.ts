import { expect, test } from 'vitest'
import { formatPosition, parsePosition } from './live.ts'

test.each([
  { epoch: 'a', seqs: [0] },
  { epoch: '01939f5e-7b1c', seqs: [12, 0, 3, 9, 1, 0, 7, 123_456_789_012] },
])('a position reads back as it was written: %j', (position) => {
  expect(parsePosition(formatPosition(position))).toEqual(position)
})

test.each(['', 'a', 'a.', '.1', 'a.-1', 'a.1.', 'a.1e3', 'a. 1', `a.${'9'.repeat(16)}`])(
  '%j is no position',
  (text) => {
    expect(parsePosition(text)).toBeUndefined()
  },
)
