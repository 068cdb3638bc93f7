import type { MerchantOrderDetail, MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import type { ItemChoice } from '@souk/domain/engine/choice'
import type { MerchantOrderId, OrderItemId } from '@souk/domain/ids'
import { fold } from '@souk/domain/order/evolve'
import type { Order } from '@souk/domain/order/order'
import { merchantOrderRow } from '@souk/domain/order/row'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import { NOW, aLine, aShipment, anOrder, splitEvents } from '@souk/domain/testing/order'

/** An order of a kettle and a cup in two shipments, as the merchant has just got it. */
function arrived(): Order {
  const order = anOrder({
    items: [
      aLine({ sku: 'KET-1', name: 'Kettle', shipment: 'express', cartNote: 'Please gift-wrap.' }),
      aLine({ sku: 'CUP-7', merchantSku: 'TASSE', name: 'Cup', unitPrice: 12_50, shipment: 'later' }),
    ],
    shipments: [
      aShipment({ price: 4_90 }),
      aShipment({ key: 'later', method: 'Standard', carrier: 'Post', requestedDeliveryDate: '2026-12-24' }),
    ],
  })
  return fold(order, splitEvents(order), NOW)
}

export const choice = (event: string, to: string): ItemChoice => ({ event, allowed: true, retry: false, to })

const fresh = [choice('ship', 'shipped'), choice('cancel by merchant', 'canceled by merchant')]

export const inState = (state: string, choices: readonly ItemChoice[]) => ({ state, choices })

/** Its items: what is not told stands in `new` with `ship` and `cancel by merchant`. */
export function merchantOrder(
  over: Partial<MerchantOrderDetail> = {},
  states: readonly ReturnType<typeof inState>[] = [],
): MerchantOrderDetail {
  const order = arrived()
  const [own] = order.merchantOrders
  if (!own) throw new Error('the order was not split')
  const items = order.items.map((item, index): MerchantOrderDetailItem => {
    const { machine, merchantItem, ...goods } = item
    const { state, choices } = states[index] ?? inState('new', fresh)
    return { ...goods, machine: { ...(merchantItem?.machine ?? machine), state }, choices }
  })
  return {
    id: own.id,
    reference: own.reference,
    orderReference: order.reference,
    merchant: own.merchant,
    merchantName: 'Merchant 2',
    store: order.store,
    currency: order.currency,
    priceMode: order.priceMode,
    customer: order.customer,
    billing: order.billing,
    items,
    shipments: order.shipments,
    expenses: order.expenses,
    totals: own.totals,
    customerOrders: 3,
    timeline: [],
    createdAt: own.createdAt,
    version: 2,
    ...over,
  }
}

export const itemIds = (order: MerchantOrderDetail): readonly OrderItemId[] => order.items.map(({ id }) => id)

/** The row of the `number`th order in the merchant's list. */
export const merchantRow = (number: number, over: Partial<MerchantOrderRow> = {}): MerchantOrderRow => {
  const order = arrived()
  const [own] = order.merchantOrders
  if (!own) throw new Error('the order was not split')
  return {
    ...merchantOrderRow(order, own.merchant),
    id: `row-${number}` as MerchantOrderId,
    reference: `DE--${number}--MER000002`,
    orderReference: `DE--${number}`,
    createdAt: new Date(Date.UTC(2026, 10, 2, 10, number)).toISOString(),
    ...over,
  }
}
