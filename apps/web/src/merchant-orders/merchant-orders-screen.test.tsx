import { MemoryRouter, Route, createMemoryHistory } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { AppContext } from '../app/app-context.ts'
import { HeaderSlot } from '../shell/header-search.tsx'
import { unread } from '../shell/unread.ts'
import { ToastRegion } from '../ui/toast-region.tsx'
import { dismissToast, toasts } from '../ui/toast.ts'
import { MerchantOrdersScreen } from './merchant-orders-screen.tsx'
import { merchantOrder, merchantRow } from './testing/merchant-order.ts'
import { pretendPortal } from './testing/pretend-portal.ts'

/** The DOM of the tests lays nothing out: every box is 600 px high. */
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1200)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
})
afterAll(() => vi.restoreAllMocks())
afterEach(() => {
  cleanup()
  localStorage.clear()
  for (const { id } of toasts()) dismissToast(id)
})

const shown = (given: Parameters<typeof pretendPortal>[0], address = '/portal/orders') => {
  const portal = pretendPortal(given)
  const history = createMemoryHistory()
  history.set({ value: address })
  render(() => (
    <AppContext.Provider value={portal.world}>
      <HeaderSlot />
      <MemoryRouter history={history}>
        <Route path="/portal/orders" component={MerchantOrdersScreen} />
      </MemoryRouter>
      <ToastRegion />
    </AppContext.Provider>
  ))
  return { ...portal, address: () => history.get() }
}

const row = (number: number) => screen.findByRole('row', { name: new RegExp(`DE--${number} `, 'u') })

test('an order shows its two references, customer, states, total and number of items', async () => {
  shown({ rows: [merchantRow(5)] })
  const cells = within(await row(5))
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent)
  expect(cells[0]).toBe('DE--5')
  expect(cells[1]).toBe('DE--5--MER000002')
  expect(cells.slice(3)).toEqual(['Ada Lovelace', 'ada@example.com', 'created2', '€136.40', '2', 'DE', ''])
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Reference',
    'Merchant Reference',
    'Created',
    'Customer',
    'Email',
    'Order State',
    'Grand Total',
    'No. of Items',
    'Store',
    'Team',
  ])
})

test('a new order is told in the corner, counted as unread, and marked until somebody looks', async () => {
  const { hear } = shown({ rows: [merchantRow(5)], detail: () => Promise.resolve(merchantOrder()) })
  await row(5)
  expect(unread('merchant-orders')).toBe(0)
  hear({ row: merchantRow(6), fresh: true })
  const toast = within(await screen.findByRole('region', { name: 'Notifications' }))
  expect(toast.getByText('New order DE--6')).toBeTruthy()
  expect(toast.getByText('2 items · €136.40')).toBeTruthy()
  expect(unread('merchant-orders')).toBe(1)
  expect(within(await row(6)).getByText('new, not looked at yet')).toBeTruthy()
  fireEvent.click(toast.getByRole('button', { name: 'Open' }))
  await vi.waitFor(() => expect(unread('merchant-orders')).toBe(0))
  expect(within(await row(6)).queryByText('new, not looked at yet')).toBeNull()
})

test('colleagues at an order are shown in its row', async () => {
  const looking = [{ id: 'ben', name: 'Ben' }]
  shown({
    rows: [merchantRow(5)],
    present: { 'DE--5--MER000002': { reference: 'DE--5--MER000002', looking, handling: null, support: false } },
  })
  expect(within(await row(5)).getByRole('img', { name: 'Ben is looking at this' })).toBeTruthy()
})

test('a change of a known order is no news', async () => {
  const { hear } = shown({ rows: [merchantRow(5)] })
  await row(5)
  hear({ row: merchantRow(5, { version: 9 }), fresh: false })
  expect(unread('merchant-orders')).toBe(0)
  expect(toasts()).toEqual([])
})

test('many orders at once share one toast, and all are seen with one press', async () => {
  const { hear } = shown({ rows: [merchantRow(5)] })
  await row(5)
  hear(...[6, 7, 8, 9].map((number) => ({ row: merchantRow(number), fresh: true })))
  expect(toasts().map(({ title }) => title)).toEqual(['4 new orders'])
  expect(unread('merchant-orders')).toBe(4)
  fireEvent.click(screen.getByRole('button', { name: 'Mark all seen' }))
  expect(unread('merchant-orders')).toBe(0)
  expect(toasts()).toEqual([])
})

test('opening an order puts it into the address, closing takes it out', async () => {
  const { address } = shown({ rows: [merchantRow(5)], detail: () => Promise.resolve(merchantOrder()) })
  fireEvent.click(await row(5))
  const drawer = within(await screen.findByRole('dialog', { name: 'Order DE--5' }))
  await vi.waitFor(() => expect(address()).toBe('/portal/orders?o=DE--5--MER000002'))
  fireEvent.click(drawer.getByRole('button', { name: 'Close' }))
  await vi.waitFor(() => expect(address()).toBe('/portal/orders'))
})

test('an address opens its order, and a change of it is read at once', async () => {
  const orders = [merchantOrder({ version: 2 }), merchantOrder({ version: 4, customerOrders: 8 })]
  const { hear } = shown(
    { rows: [merchantRow(5)], detail: () => Promise.resolve(structuredClone(orders.shift() ?? merchantOrder())) },
    '/portal/orders?o=DE--5--MER000002',
  )
  const drawer = within(await screen.findByRole('dialog', { name: 'Order DE--5' }))
  const total = async (count: string) =>
    expect(drawer.getByText('Total orders', { selector: 'dt' }).nextElementSibling?.textContent).toBe(count)
  await vi.waitFor(() => total('3'))
  hear({ row: merchantRow(5, { version: 4 }), fresh: false })
  await vi.waitFor(() => total('8'))
})

test('before the first order there is a stall, with the way to its sound', async () => {
  shown({})
  expect(await screen.findByRole('heading', { name: 'Your stall is open' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Turn on the sound' })).toBeTruthy()
})

test('whoever waits for approval is told so', async () => {
  shown({ status: 'waiting-for-approval' })
  expect(await screen.findByText('Your shop waits for approval.')).toBeTruthy()
  expect(await screen.findByRole('heading', { name: 'Your stall is being set up' })).toBeTruthy()
})

test('sound is off until a click', async () => {
  shown({ rows: [merchantRow(5)] })
  await row(5)
  expect(screen.getByRole('button', { name: 'Sound is off — click to enable' })).toBeTruthy()
})
