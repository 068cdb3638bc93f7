import type { Address } from './address.ts'
import type { Shipment } from './order.ts'

/** Where everything goes; undefined when shipments go to several addresses. */
export function soleAddress([first, ...others]: readonly Shipment[]): Address | undefined {
  const text = JSON.stringify(first?.address)
  return others.every(({ address }) => JSON.stringify(address) === text) ? first?.address : undefined
}
