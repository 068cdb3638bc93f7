import { MemoryRouter, Route, createMemoryHistory } from '@solidjs/router'
import { cleanup, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { operator } from '@souk/domain/engine/testing/souk'
import { given } from '@souk/domain/engine/testing/story'
import type { Story } from '@souk/domain/engine/testing/story'
import type { OrderItemId } from '@souk/domain/ids'
import type { Order } from '@souk/domain/order/order'
import { aLine } from '@souk/domain/testing/order'
import { AppContext } from '../app/app-context.ts'
import type { AppWorld } from '../app/app-context.ts'
import { OrderContext } from './order-context.ts'
import type { OrderPage } from './order-context.ts'
import { itemChoices, offersOf } from './order-rules.ts'
import { ShipmentCard } from './shipment-card.tsx'

afterEach(cleanup)

const world = {
  marketplace: {
    stateOf: (_: string, state: string) => ({ phase: 'neutral', display: state }),
    processOf: () => ({ name: 'MarketplacePayment01' }),
  },
} as unknown as AppWorld

const cart = { items: [aLine({ name: 'Camera' }), aLine({ sku: 'b', name: 'Lens' })] }

const shown = ({ order: first, engine }: Story) => {
  const [order, setOrder] = createSignal<Order>(first)
  const [selected, setSelected] = createSignal<ReadonlySet<OrderItemId>>(new Set())
  const ask = vi.fn<OrderPage['ask']>()
  const page = {
    order,
    ask,
    selected,
    select: (items: readonly OrderItemId[]) => setSelected(new Set(items)),
    rules: {
      choices: (item: OrderItemId, side: 'marketplace') => itemChoices(order(), { item, side }, engine),
      offers: (scope: Parameters<typeof offersOf>[1]) => offersOf(order(), scope, engine),
    },
    acts: { busy: () => undefined, foreseen: () => undefined },
    merchantName: () => 'Budget Cameras',
  } as unknown as OrderPage
  const [shipment] = first.shipments
  if (!shipment) throw new Error('the order has no shipment')
  const history = createMemoryHistory()
  render(() => (
    <MemoryRouter history={history}>
      <Route
        path="/"
        component={() => (
          <AppContext.Provider value={world}>
            <OrderContext.Provider value={page}>
              <ShipmentCard id={shipment.id} number={1} all={2} />
            </OrderContext.Provider>
          </AppContext.Provider>
        )}
      />
    </MemoryRouter>
  ))
  return { ask, heard: setOrder, ids: first.items.map(({ id }) => id) }
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(name, 'u') })

test('a shipment is a region named by its number and merchant, an item a row with its state', () => {
  shown(given(cart))
  const region = screen.getByRole('region', { name: 'Shipment 1 of 2' })
  expect(within(region).getByText('Budget Cameras')).toBeTruthy()
  expect(within(row('Camera')).getByRole('link', { name: 'grace period finished' }).getAttribute('href')).toBe(
    '/office/processes/MarketplacePayment01?state=grace%20period%20finished',
  )
})

test('an item’s row keeps its element whatever happens to the item', () => {
  const story = given(cart)
  const { heard } = shown(story)
  const rows = [row('Camera'), row('Lens')]
  heard(story.when(operator, 'cancel', 0).order)
  expect(within(row('Camera')).getByText('cancelled')).toBeTruthy()
  expect([row('Camera'), row('Lens')]).toEqual(rows)
})

test('the shipment’s events act on what can take them, or on what is chosen', () => {
  const { ask, ids } = shown(given(cart))
  const events = () => within(screen.getByRole('group', { name: 'Marketplace, Shipment 1 of 2' }))
  events().getByRole('button', { name: 'Pay' }).click()
  expect(ask).toHaveBeenLastCalledWith({ side: 'marketplace', event: 'pay', items: ids })
  within(row('Lens')).getByRole('checkbox', { name: 'Select Lens' }).click()
  events().getByRole('button', { name: 'Pay' }).click()
  expect(ask).toHaveBeenLastCalledWith({ side: 'marketplace', event: 'pay', items: [ids[1]] })
})

test('what some of the items cannot take says how many can', () => {
  shown(given(cart).when(operator, 'cancel', 0))
  const events = within(screen.getByRole('group', { name: 'Marketplace, Shipment 1 of 2' }))
  expect(events.getByRole('button', { name: 'Pay' }).getAttribute('aria-description')).toBe('1 of 2 items can take it')
})

test('once split, the merchant’s events stand apart from the marketplace’s', () => {
  const { ask, ids } = shown(given(cart).when(operator, 'pay'))
  const merchant = within(within(row('Camera')).getByRole('group', { name: 'Merchant' }))
  merchant.getByRole('button', { name: 'Ship' }).click()
  expect(ask).toHaveBeenCalledWith({ side: 'merchant', event: 'ship', items: [ids[0]] })
})
