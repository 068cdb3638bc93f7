import { isCountry } from '../country.ts'
import { dayIn } from '../day.ts'
import { defined } from '../defined.ts'
import type { Address } from './address.ts'
import type { PlaceContext, PlaceInput, PlaceShipment } from './place-input.ts'
import { placeRefusal } from './place-refusal.ts'

/** Refused: `order.unknown-country`. */
export function checkedAddress(address: PlaceInput['billing'], path: string): Address {
  const { country } = address
  if (isCountry(country)) return defined<Address>(address)
  const sentence = `there is no country ${country}. Send its ISO 3166 code, e.g. DE.`
  throw placeRefusal('order.unknown-country', { path: `${path}.country`, country, glue: '1102' }, sentence)
}

const YEARS_AHEAD = 2

/** Days are those of the store. Refused: `order.delivery-date-absurd`. */
export function checkDeliveryDate(
  { requestedDeliveryDate: date }: Pick<PlaceShipment, 'requestedDeliveryDate'>,
  path: string,
  { store, now }: Pick<PlaceContext, 'store' | 'now'>,
): void {
  if (date === undefined) return
  const earliest = dayIn(store.timeZone, now)
  const latest = `${Number(earliest.slice(0, 4)) + YEARS_AHEAD}${earliest.slice(4)}`
  if (date >= earliest && date <= latest) return
  const sentence = `nothing can be delivered on ${date}. Send a day from ${earliest} to ${latest}, or none.`
  throw placeRefusal('order.delivery-date-absurd', { path, date, earliest, latest, glue: '901' }, sentence)
}
