import type { Address } from './address.ts'
import type { Shipment } from './order.ts'

/** Where everything goes; undefined when shipments go to several addresses. */
export function soleAddress([first, ...others]: readonly Shipment[]): Address | undefined {
  const sole = first?.address
  // Most often it is one address: what one shipment of the cart was parted into.
  return others.every(({ address }) => address === sole || isEqual(address, sole)) ? sole : undefined
}

const isEqual = (one: Address, other: Address | undefined): boolean => JSON.stringify(one) === JSON.stringify(other)
