import { onTestFinished } from 'vitest'
import type { NewId, OrderId } from '@souk/domain/ids'
import { applyCommit } from '@souk/domain/order/commit'
import type { OrderDocument } from '@souk/domain/order/documents'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import type { PlaceInput } from '@souk/domain/order/place-input'
import { aLine, anAddress, aShipment } from '@souk/domain/testing/order'
import type { FeedStore } from '../live/feed-store.ts'
import type { KeptOrders } from '../orders/deps.ts'
import type { Commit } from '../orders/order-store.ts'
import { aSouk, merchantUser, operator } from './souk.ts'
import type { SoukOptions } from './souk.ts'

/** An adapter of the ports of orders, fresh and empty, that knows the numbers of store DE. */
export interface OrdersUnderTest extends KeptOrders {
  readonly feed: FeedStore
  readonly newId: NewId
  close?(): Promise<unknown>
}

export type OpenOrders = () => Promise<OrdersUnderTest>

/** Two merchants, three rows, shipping that is shared out, an own expense, and much that may be absent. */
export const bigCart: Partial<PlaceInput> = {
  customReference: 'W-1',
  cartNote: 'Ring twice.',
  agentEmail: 'agent@souk.example',
  merchantRelations: ['partners'],
  bundles: [{ key: 'kit', sku: 'KIT', name: 'Camera kit', quantity: 2, unitPrice: 110_01, note: 'A present.' }],
  items: [
    aLine({
      quantity: 2,
      bundle: 'kit',
      salesUnit: 'set',
      cartNote: 'blue, please',
      attributes: { colour: 'blue' },
      image: 'https://souk.example/1.png',
    }),
    aLine({
      merchant: 'MER000003',
      offer: 'O-7',
      merchantSku: 'TRI-7',
      splittable: false,
      quantity: 3,
      options: [
        { name: 'Warranty', unitPrice: 10_00, taxRate: 1900, discounts: [{ name: 'Loyal', amount: 1_00, code: 'L1' }] },
      ],
      configuredBundle: { key: 'desk', template: 'Home office', slot: 'Desk' },
      configuration: { engraving: 'Ada' },
    }),
  ],
  shipments: [aShipment({ price: 5_00, requestedDeliveryDate: '2026-11-09', address: anAddress({ company: 'Souk' }) })],
  expenses: [{ name: 'Small order', price: 1_50, taxRate: 1900 }],
  discounts: [{ name: 'Voucher', amount: 10_00, code: 'V10' }],
  payments: [{ method: 'invoice', captured: false, details: { iban: 'DE…42' } }],
}

/** A marketplace that keeps its orders in the adapter, which is closed with the test. */
export async function soukOn(open: OpenOrders, options: Pick<SoukOptions, 'store'> = {}) {
  const kept = await open()
  onTestFinished(async () => {
    await kept.close?.()
  })
  const souk = await aSouk({ ...options, kept, newId: kept.newId })

  async function get(id: OrderId): Promise<Order> {
    const order = await kept.orders.byId(id)
    if (!order) throw new Error(`order ${id} is not there`)
    return order
  }

  function committed(before: Order, event: OrderEvent): Commit<number> {
    const at = souk.clock.now
    const order = applyCommit(before, [event], { version: before.version + 1, at })
    return { before, order, events: [event], jobs: [], tasks: [], actor: operator, at, answer: order.version }
  }

  const { orders: deps, ...rest } = souk
  const { orders: store, ...ports } = kept
  return {
    ...rest,
    ...ports,
    store,
    /** What use cases need. */
    deps,
    get,

    /** A decision that this happened; answers the version. */
    happen:
      (event: OrderEvent) =>
      (before: Order): Commit<number> =>
        committed(before, event),

    /** A decision that only counts the version on, and answers it. */
    touch: (before: Order): Commit<number> => committed(before, { type: 'commission.calculated', items: [] }),

    /** A decision that writes something about the order. */
    record:
      (document: OrderDocument) =>
      (before: Order): Commit<number> =>
        committed(before, { type: 'document.recorded', document }),

    /** Placed, paid, shipped by one merchant, cancelled by the other, delivered, refunded: six commits. */
    async livedThrough(this: void): Promise<OrderId> {
      const { id } = await souk.place(bigCart)
      await souk.trigger(operator, id, 'pay')
      await souk.trigger(merchantUser(2), id, 'ship')
      await souk.trigger(merchantUser(3), id, 'cancel by merchant')
      await souk.trigger(merchantUser(2), id, 'deliver')
      await souk.trigger(operator, id, 'refund')
      return id
    },
  }
}
