import { Route, Router } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import type { MerchantOrderDetail } from '@souk/contract/merchant-orders'
import type { ItemResult } from '@souk/domain/engine/outcome'
import { AppContext } from '../../app/app-context.ts'
import { ToastRegion } from '../../ui/toast-region.tsx'
import { dismissToast, toasts } from '../../ui/toast.ts'
import { choice, inState, itemIds, merchantOrder } from '../testing/merchant-order.ts'
import { pretendPortal } from '../testing/pretend-portal.ts'
import { createDetail } from './create-detail.ts'
import { OrderDrawer } from './order-drawer.tsx'

afterEach(() => {
  cleanup()
  for (const { id } of toasts()) dismissToast(id)
})

const opened = async (
  order: MerchantOrderDetail | (() => MerchantOrderDetail),
  act?: (event: string) => readonly ItemResult[],
) => {
  // As from the wire: every answer is new.
  const read = (): Promise<MerchantOrderDetail> =>
    Promise.resolve(structuredClone(typeof order === 'function' ? order() : order))
  const { world, sent } = pretendPortal({ act: ({ event }) => act?.(event) ?? [] })
  render(() => (
    <AppContext.Provider value={world}>
      <Router>
        <Route
          path="*"
          component={() => {
            const detail = createDetail(read, () => 'DE--5--MER000002')
            return (
              <OrderDrawer
                reference="DE--5--MER000002"
                detail={detail}
                onClose={() => undefined}
                headRef={() => undefined}
              />
            )
          }}
        />
      </Router>
      <ToastRegion />
    </AppContext.Provider>
  ))
  const drawer = within(await screen.findByRole('dialog', { name: 'Order DE--5' }))
  await drawer.findByText('Grand total')
  return { drawer, sent }
}

const whole = () => within(screen.getByRole('group', { name: 'For the whole order' }))
const states = () => within(screen.getByRole('list', { name: 'States of the items' })).getAllByRole('listitem')
const words = (elements: readonly HTMLElement[]) => elements.map(({ textContent }) => textContent)

const shipped = inState('shipped', [choice('deliver', 'delivered')])
const fresh = inState('new', [choice('ship', 'shipped'), choice('cancel by merchant', 'canceled by merchant')])
const stuck = inState('new', [
  { event: 'ship', allowed: false, retry: false, reason: { code: 'step.pending', event: 'deliver' } },
])

test('the head offers every event of any item and names the states with a capital', async () => {
  await opened(merchantOrder({}, [fresh, shipped]))
  expect(words(whole().getAllByRole('button'))).toEqual(['Ship1/2', 'Deliver1/2', 'Cancel by merchant1/2'])
  expect(words(states())).toEqual(['New', 'Shipped'])
})

test('a press acts on the items that can take it, with the version that was seen', async () => {
  const order = merchantOrder({}, [fresh, shipped])
  const [kettle] = itemIds(order)
  const { sent } = await opened(order)
  fireEvent.click(whole().getByRole('button', { name: 'Ship' }))
  expect(sent).toEqual([{ reference: order.reference, event: 'ship', items: [kettle], seenVersion: 2 }])
})

test('the order is read anew after an act, and the flyout says how many moved', async () => {
  const before = merchantOrder({ version: 2 }, [fresh, shipped])
  const after = merchantOrder({ version: 3 }, [shipped, shipped])
  const [kettle] = itemIds(before)
  let acted = false
  await opened(
    () => (acted ? after : before),
    () => {
      acted = true
      return kettle ? [{ item: kettle, outcome: 'moved', from: 'new', to: 'shipped', via: ['shipped'] }] : []
    },
  )
  fireEvent.click(whole().getByRole('button', { name: 'Ship' }))
  await screen.findByText('The state is updated successfully.')
  expect(screen.getByText('1 item moved to shipped.')).toBeTruthy()
  await screen.findByText('Shipped')
  expect(words(states())).toEqual(['Shipped2'])
  expect(whole().queryByRole('button', { name: 'Ship' })).toBeNull()
})

test('what did not move is told item by item', async () => {
  const order = merchantOrder({}, [fresh, fresh])
  const [, cup] = itemIds(order)
  await opened(order, () =>
    cup ? [{ item: cup, outcome: 'refused', state: 'new', reason: { code: 'step.pending', event: 'ship' } }] : [],
  )
  fireEvent.click(whole().getByRole('button', { name: 'Ship' }))
  const report = await screen.findByText('“Ship”: 1 of 1 items did not move')
  expect(report.parentElement?.textContent).toContain('Cup (CUP-7)')
  expect(report.parentElement?.textContent).toContain('Still waiting for an answer to “Ship”.')
})

test('a cancellation is asked about in words and sent only when it is confirmed', async () => {
  const { sent } = await opened(merchantOrder({}, [fresh, fresh]))
  fireEvent.click(whole().getByRole('button', { name: 'Cancel by merchant' }))
  const question = within(await screen.findByRole('dialog', { name: 'Cancel by merchant: 2 items?' }))
  expect(question.getByText(/no longer owes €131\.50/u)).toBeTruthy()
  expect(sent).toEqual([])
  fireEvent.click(question.getByRole('button', { name: 'Cancel by merchant: 2 items' }))
  await Promise.resolve()
  expect(sent.map(({ event }) => event)).toEqual(['cancel by merchant'])
})

test('an event that nobody can take now is greyed in a menu, with the reason', async () => {
  await opened(merchantOrder({}, [stuck, shipped]))
  expect(whole().queryByRole('button', { name: 'Ship' })).toBeNull()
  fireEvent.pointerDown(whole().getByRole('button', { name: 'Not possible now' }), { button: 0, pointerType: 'mouse' })
  const item = await screen.findByRole('menuitem', { name: /Ship/u })
  expect(item.getAttribute('aria-disabled')).toBe('true')
  expect(item.textContent).toContain('Still waiting for an answer to “Deliver”.')
})

test('selected items share what all of them can do, or nothing', async () => {
  const { drawer, sent } = await opened(merchantOrder({}, [shipped, fresh]))
  fireEvent.click(drawer.getByRole('tab', { name: /Items/u }))
  fireEvent.click(drawer.getByRole('checkbox', { name: 'Select Kettle (KET-1)' }))
  const batch = within(drawer.getByRole('group', { name: 'For 1 selected item' }))
  expect(words(batch.getAllByRole('button'))).toEqual(['Deliver'])
  fireEvent.click(drawer.getByRole('checkbox', { name: 'Select Cup (CUP-7)' }))
  expect(drawer.getByText('There are no applicable actions for the selected items.')).toBeTruthy()
  fireEvent.click(drawer.getByRole('checkbox', { name: 'Select Cup (CUP-7)' }))
  fireEvent.click(within(drawer.getByRole('group', { name: 'For 1 selected item' })).getByRole('button'))
  expect(sent.map(({ event, items }) => [event, items?.length])).toEqual([['deliver', 1]])
})

test('items stand by shipment, with address, carrier, method and the wished date', async () => {
  const { drawer } = await opened(merchantOrder())
  fireEvent.click(drawer.getByRole('tab', { name: /Items/u }))
  const first = within(drawer.getByRole('region', { name: 'Shipment 1 of 2' }))
  expect(first.getByText('As soon as possible')).toBeTruthy()
  expect(first.getByText(/Kirchweg 7, 10115 Berlin/u)).toBeTruthy()
  expect(first.getByText('Please gift-wrap.')).toBeTruthy()
  const row = within(first.getByRole('row', { name: /Kettle/u }))
  expect(row.getByText('new')).toBeTruthy()
  expect(
    within(drawer.getByRole('region', { name: 'Shipment 2 of 2' })).getByText(/^(?:24 Dec|Dec 24,) 2026$/u),
  ).toBeTruthy()
})

test('items are found by name, either SKU and state', async () => {
  const { drawer } = await opened(merchantOrder({}, [fresh, shipped]))
  fireEvent.click(drawer.getByRole('tab', { name: /Items/u }))
  fireEvent.input(drawer.getByRole('searchbox', { name: 'Search name or SKU' }), { target: { value: 'cup-7' } })
  expect(drawer.queryByRole('region', { name: 'Shipment 1 of 2' })).toBeNull()
  expect(drawer.getByRole('row', { name: /Cup/u })).toBeTruthy()
  fireEvent.input(drawer.getByRole('searchbox', { name: 'Search name or SKU' }), { target: { value: 'tasse' } })
  expect(drawer.getByText('Your SKU TASSE')).toBeTruthy()
  fireEvent.input(drawer.getByRole('searchbox', { name: 'Search name or SKU' }), { target: { value: 'teapot' } })
  expect(drawer.getByText('No item matches.')).toBeTruthy()
})

test('the details count products, items and shipments, and end in the merchant’s own grand total', async () => {
  const order = merchantOrder()
  const { drawer } = await opened(order)
  const fact = (term: string): string | null | undefined =>
    drawer.getByText(term, { selector: 'dt' }).nextElementSibling?.textContent
  expect([fact('Number of products'), fact('Number of items'), fact('Number of shipments')]).toEqual(['2', '2', '2'])
  expect(fact('Subtotal')).toBe('€131.50')
  expect(fact('Express')).toBe('€4.90')
  expect(fact('Grand total')).toBe('€136.40')
  expect(fact('Total orders')).toBe('3')
})
