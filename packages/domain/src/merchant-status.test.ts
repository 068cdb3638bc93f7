import { expect, test } from 'vitest'
import type { MerchantStatus } from './marketplace.ts'
import { withStatus } from './merchant-status.ts'
import { aMerchant } from './testing/marketplace.ts'

const merchant = (status: MerchantStatus) => aMerchant(2, { status })

test.each([
  ['waiting-for-approval', 'approved'],
  ['waiting-for-approval', 'denied'],
  ['approved', 'denied'],
  ['denied', 'approved'],
] as const)('a merchant who is %s may become %s', (from, to) => {
  expect(withStatus(merchant(from), to)).toEqual(merchant(to))
})

test.each(['approved', 'denied'] as const)('one who is %s waits for approval no more', (from) => {
  expect(() => withStatus(merchant(from), 'waiting-for-approval')).toThrow(
    expect.objectContaining({
      code: 'merchant.status-not-possible',
      details: { from, to: 'waiting-for-approval', possible: [from === 'approved' ? 'denied' : 'approved'] },
    }),
  )
})

test('one who has the status already is left as it is', () => {
  const approved = merchant('approved')
  expect(withStatus(approved, 'approved')).toBe(approved)
})
