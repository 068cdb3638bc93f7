import type { ShipmentAnswer } from '@souk/contract/order-edits'
import type { Actor } from '@souk/domain/actor'
import type { Marketplace } from '@souk/domain/marketplace'
import type { Order } from '@souk/domain/order/order'
import { saveShipment as save } from '@souk/domain/order/save-shipment'
import type { ShipmentWish } from '@souk/domain/order/save-shipment'
import { Refused } from '@souk/domain/refused'
import type { OrderDeps } from './deps.ts'
import { editOrder } from './edit-order.ts'
import type { EditRequest } from './edit-order.ts'

export interface SaveShipmentRequest extends EditRequest, Omit<ShipmentWish, 'merchant'> {}

/** For operators, and for the main merchant's own goods. Refused: `shipment.main-merchant-only`, and as the domain's `saveShipment`. */
export async function saveShipment(
  deps: OrderDeps,
  caller: Actor,
  request: SaveShipmentRequest,
): Promise<ShipmentAnswer> {
  const marketplace = await deps.marketplace.current()
  const merchant = reachOf(caller, marketplace)
  const { order: _, idempotencyKey: __, seenVersion: ___, ...wish } = request
  return editOrder(deps, {
    name: 'shipments.save',
    request,
    caller,
    isSuch: ({ type }) => type === 'shipment.recorded' || type === 'item.split',
    decide: (order, now) => {
      const context = { store: storeOf(order, marketplace), now, newId: deps.newId }
      const { events, shipment } = save(order, { ...wish, ...(merchant && { merchant }) }, context)
      return { events, also: { shipment } }
    },
  })
}

function reachOf(caller: Actor, { merchants }: Marketplace) {
  if (caller.kind !== 'merchant') return undefined
  if (merchants.get(caller.merchant)?.main) return caller.merchant
  throw new Refused(
    'shipment.main-merchant-only',
    'Shipments are the operator’s to change, and the main merchant’s own.',
  )
}

function storeOf({ store }: Order, { stores }: Marketplace) {
  const found = stores.get(store)
  if (found) return found
  throw new Error(`store ${store} is gone`)
}
