import type { MerchantId } from '@souk/domain/ids'
import { sum } from '@souk/domain/money'
import type { Order } from '@souk/domain/order/order'
import { cart, line, shipment } from './cart.ts'
import { expect, test } from './journey.ts'
import { money } from './money.ts'
import { machineCell, openOrder, press, showNew, stands, wholeOrder } from './office.ts'
import { figure, header, headSays, itemSays, merchantOrderRow, openDrawer } from './portal.ts'

const camera = 'Budget camera'
const strap = 'Camera strap'

const order = (store: string) =>
  cart(
    [
      line('MER000001', 'Umbrella', { shipment: 'next-day', unitPrice: 3_450 }),
      line('MER000002', camera, { shipment: 'same-day', unitPrice: 23_390 }),
      line('MER000002', strap, { shipment: 'same-day', unitPrice: 2_362 }),
      line('MER000003', 'Scarf', { shipment: 'express', unitPrice: 6_700 }),
    ],
    {
      store,
      shipments: [
        shipment('next-day', { method: 'Next Day', price: 1_500 }),
        shipment('same-day', { method: 'Same Day', price: 1_590 }),
        shipment('express', { method: 'Express', carrier: 'DHL', price: 590 }),
      ],
    },
  )

/** What this merchant's lines and the shipments that are its alone cost. */
const shareOf = ({ items, expenses }: Order, merchant: MerchantId | undefined): number =>
  sum([...items, ...expenses].filter((part) => part.merchant === merchant).map(({ amounts }) => amounts.priceToPay))

const stores = [
  { name: 'without a grace period', store: 'DE', events: ['Pay'] },
  { name: 'with a grace period', store: 'UK', events: ['skip grace period', 'Pay'] },
]

test.for(stores)(
  'in a store $name a merchant fulfils its part of an order',
  async ({ store, events }, { enter, shop }) => {
    const desk = await enter('operator')
    const portal = await enter('Halden Sound')
    const { reference } = await shop.orders.place.mutate(order(store))
    const placed = await shop.orders.byReference.query({ reference })
    await showNew(desk, reference)
    await openOrder(desk, reference)
    for (const event of events) await press(wholeOrder(desk), event)
    const parcel = desk.getByRole('region', { name: 'Shipment 2 of 3' })
    await stands(machineCell(parcel, 'marketplace', camera), 'sent to merchant')

    const merchant = placed.order.items.find(({ name }) => name === camera)?.merchant
    await merchantOrderRow(portal, `${reference}--MER000002`).waitFor()
    const drawer = await openDrawer(portal, `${reference}--MER000002`)
    expect(await figure(drawer, 'Grand total').innerText()).toBe(
      money(shareOf(placed.order, merchant), placed.order.currency),
    )
    await press(header(drawer), 'Ship')
    await portal.getByText('The state is updated successfully.').waitFor()
    await headSays(drawer, 'Shipped')

    await drawer.getByRole('tab', { name: /^Items/ }).click()
    await drawer.getByRole('checkbox', { name: `Select ${strap}` }).check()
    await press(drawer.getByRole('group', { name: 'For 1 selected item' }), 'Deliver')
    await itemSays(drawer, strap, 'delivered')
    await itemSays(drawer, camera, 'shipped')
    await headSays(drawer, 'Delivered')
    await press(header(drawer), 'Deliver')
    await itemSays(drawer, camera, 'delivered')
    await itemSays(drawer, strap, 'delivered')
    for (const item of [camera, strap]) await stands(machineCell(parcel, 'marketplace', item), 'delivered')
  },
)
