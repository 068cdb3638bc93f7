import type { Actor } from '../actor.ts'
import type { ShipmentId } from '../ids.ts'
import type { Address } from './address.ts'
import type { OrderEvent, Recorded } from './events.ts'

/** An address that an order or one of its shipments got. */
export interface AddressEntry {
  readonly kind: 'billing' | 'shipping'
  /** Of a shipping address. */
  readonly shipment?: ShipmentId
  readonly address: Address
  readonly by: Actor
  readonly at: string
}

/** All addresses of an order, oldest first. */
export function addressHistory(recorded: readonly Recorded[]): AddressEntry[] {
  const last = new Map<string, string>()
  return recorded.flatMap(({ event, actor: by, at }) =>
    addressesIn(event).flatMap((entry): AddressEntry[] => {
      const key = entry.shipment ?? entry.kind
      const text = JSON.stringify(entry.address)
      if (last.get(key) === text) return []
      last.set(key, text)
      return [{ ...entry, by, at }]
    }),
  )
}

function addressesIn(event: OrderEvent): Omit<AddressEntry, 'by' | 'at'>[] {
  if (event.type === 'billing.changed') return [{ kind: 'billing', address: event.address }]
  if (event.type === 'shipment.recorded') return [ofShipment(event.shipment)]
  if (event.type !== 'order.placed') return []
  return [{ kind: 'billing', address: event.order.billing }, ...event.order.shipments.map(ofShipment)]
}

function ofShipment({ id, address }: { readonly id: ShipmentId; readonly address: Address }) {
  return { kind: 'shipping', shipment: id, address } as const
}
