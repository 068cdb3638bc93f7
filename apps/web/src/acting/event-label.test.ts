import { afterEach, expect, test } from 'vitest'
import { setLocale } from '../text/locale.ts'
import { eventLabel } from './event-label.ts'

afterEach(() => setLocale('en'))

test.each([
  ['pay', 'Pay'],
  ['ship', 'Ship'],
  ['stock-update', 'Stock update'],
  ['close', 'Close'],
  ['refund', 'Refund'],
  ['execute-return', 'Execute return'],
  ['cancel', 'Cancel'],
  ['skip timeout', 'Skip timeout'],
  ['deliver', 'Deliver'],
  ['cancel by merchant', 'Cancel by merchant'],
])('the event %s has the button %s', (event, label) => {
  expect(eventLabel(event)).toBe(label)
})

test.each(['skip grace period', 'send to distribution', 'confirm at center', 'cancel-return', 'Ship', 'constructor'])(
  'the event %s is called by its own name',
  (event) => expect(eventLabel(event)).toBe(event),
)

test('a German sees German buttons', () => {
  setLocale('de')
  expect(eventLabel('ship')).toBe('Versenden')
})
