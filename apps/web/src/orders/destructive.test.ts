import { describe, expect, test } from 'vitest'
import { merchantUser, operator } from '@souk/domain/engine/testing/souk'
import { given } from '@souk/domain/engine/testing/story'
import type { Story } from '@souk/domain/engine/testing/story'
import type { Side } from '@souk/domain/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { setLocale } from '../text/locale.ts'
import { consequences, isDestructive } from './destructive.ts'
import { foresee } from './order-rules.ts'
import { orderWords } from './order-words.ts'

const cart = { items: [aLine(), aLine({ sku: 'b', unitPrice: 50_00 })] }

const asked = ({ order, engine }: Story, side: Side, event: string) => {
  setLocale('en')
  const ask = { side, event, items: order.items.slice(0, 1).map(({ id }) => id) }
  const foresight = foresee(order, ask, { ...engine, context: { ...engine.context, actor: operator } })
  return { isAsked: isDestructive(event, foresight), lines: consequences({ ask, order, foresight }, orderWords.en) }
}

describe('before something is taken back, it is said', () => {
  test('what is no longer owed', () => {
    expect(asked(given(cart), 'marketplace', 'cancel')).toEqual({
      isAsked: true,
      lines: ['1 item moves to “cancelled”.', '€119.00 is no longer owed by the customer.', 'This cannot be undone.'],
    })
  })

  test('what was paid and stays to be refunded', () => {
    const { lines } = asked(given(cart).when(operator, 'pay'), 'marketplace', 'cancel')
    expect(lines).toContain('€119.00 of it was paid and stays to be refunded.')
  })

  test('what goes back to the customer, and how', () => {
    const delivered = given(cart).when(operator, 'pay').when(merchantUser(2), 'ship').when(merchantUser(2), 'deliver')
    const { isAsked, lines } = asked(delivered, 'marketplace', 'refund')
    expect([isAsked, ...lines]).toContain('€119.00 goes back to the customer by invoice.')
  })

  test('also where the event’s name does not sound of it', () => {
    const { isAsked } = asked(given(cart).when(operator, 'pay'), 'merchant', 'cancel by merchant')
    expect(isAsked).toBe(true)
    expect(
      isDestructive('take back', { states: new Map(), events: [{ type: 'items.cancelled', items: [], expenses: [] }] }),
    ).toBe(true)
  })
})

test('an event that takes nothing back is not asked about', () => {
  expect(asked(given(cart), 'marketplace', 'pay').isAsked).toBe(false)
})

test('where nothing is foreseen, it is still asked about by its name', () => {
  expect([isDestructive('cancel', undefined), isDestructive('cancellation granted', undefined)]).toEqual([true, false])
})
