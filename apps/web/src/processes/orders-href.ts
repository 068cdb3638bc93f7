import type { Age } from '@souk/domain/order/ages'
import type { Standing } from '@souk/domain/order/machine'

/** Commas part the values of a filter; one inside a value is written `%2C`. */
const written = (value: string): string => value.replaceAll('%', '%25').replaceAll(',', '%2C')

/** The orders with items in a state of the marketplace's machine. */
export const ordersHref = (state: string): string =>
  `/office/orders?f=${encodeURIComponent(`state:in:${written(state)}`)}`

/** The orders with items that have been there for so long, or at all. */
export const standingHref = ({ process, state }: Standing, age?: Age): string =>
  `/office/orders?f=${encodeURIComponent(`standing:in:${[process, written(state), age].filter(Boolean).join(',')}`)}`
