import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import type { OrderItemId } from '@souk/domain/ids'
import { EventButton } from './event-button.tsx'
import { OrderContext } from './order-context.ts'
import type { OrderPage } from './order-context.ts'

afterEach(cleanup)

const items = ['i1' as OrderItemId]

const shown = (busy: 'this' | 'other' | undefined, event = 'pay') => {
  const ask = vi.fn<OrderPage['ask']>()
  render(() => (
    <OrderContext.Provider value={{ ask, acts: { busy: () => busy } } as unknown as OrderPage}>
      <EventButton side="marketplace" event={event} items={items} able={3} of={5} />
    </OrderContext.Provider>
  ))
  return ask
}

test('an event’s button is called by its label alone, and says how many items can take it', () => {
  const ask = shown(undefined)
  const button = screen.getByRole('button', { name: 'Pay' })
  expect(button.textContent).toBe('Pay3 of 5')
  expect(button.getAttribute('aria-description')).toBe('3 of 5 items can take it')
  button.click()
  expect(ask).toHaveBeenCalledWith({ side: 'marketplace', event: 'pay', items })
})

test('an event without a word of its own is called by its name', () => {
  shown(undefined, 'skip grace period')
  expect(screen.getByRole('button', { name: 'skip grace period' })).toBeTruthy()
})

test.each(['this', 'other'] as const)('while %s act is under way, a click does nothing', (busy) => {
  const ask = shown(busy)
  screen.getByRole('button').click()
  expect(ask).not.toHaveBeenCalled()
})
