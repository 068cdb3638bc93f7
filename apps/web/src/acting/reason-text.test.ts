import { afterEach, expect, test } from 'vitest'
import { setLocale } from '../text/locale.ts'
import { reasonText } from './reason-text.ts'

afterEach(() => setLocale('en'))

test('a sister that cannot follow is told with the reason behind it', () => {
  const because = { code: 'step.condition-false', conditions: ['Payment/IsRefundable'] } as const
  const reason = {
    code: 'step.sister-cannot-follow',
    side: 'marketplace',
    state: 'delivered',
    event: 'refund',
    because,
  } as const
  expect(reasonText(reason)).toBe(
    'The marketplace side of the item stands in “delivered” and cannot follow. Not fulfilled yet: Payment/IsRefundable.',
  )
})

test('a lost race names who moved it and where to', () => {
  const reason = { code: 'step.changed', by: 'Ana', at: '2026-11-02T10:00:00Z', to: 'shipped', possible: [] } as const
  expect(reasonText(reason)).toMatch(/^Ana moved it to “shipped” at /u)
  expect(reasonText({ ...reason, by: '' })).toMatch(/^It moved to “shipped”/u)
})

test('it is said in the language of the person, events by their buttons', () => {
  setLocale('de')
  expect(reasonText({ code: 'step.no-such-event', event: 'ship', possible: [] })).toBe(
    '„Versenden“ ist in diesem Zustand nicht möglich.',
  )
})
