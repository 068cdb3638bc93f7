import { expect, test } from 'vitest'
import { addressIn, mailDataOf } from './mail-data.ts'

test.each([
  {},
  { mail: 'love letter' },
  { mail: 'order shipped' },
  { mail: 'gift card', items: 'all' },
  { mail: 'invoice', invoice: 5 },
  { mail: 'amendment failed' },
  { mail: 'merchant new order' },
])('what does not say what to mail is refused: %o', (data) => {
  expect(() => mailDataOf(data)).toThrow(expect.objectContaining({ code: 'task.bad-data' }))
})

test('an address is text, or none', () => {
  expect(addressIn({ to: 'ada@example.com' })).toBe('ada@example.com')
  expect(addressIn({})).toBeUndefined()
  expect(() => addressIn({ to: 5 })).toThrow(expect.objectContaining({ code: 'task.bad-data' }))
})
