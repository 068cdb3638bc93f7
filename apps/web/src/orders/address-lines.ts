import type { Address } from '@souk/domain/order/address'
import { locale } from '../text/locale.ts'

const countryName = (code: string): string =>
  new Intl.DisplayNames([locale()], { type: 'region', fallback: 'code' }).of(code) ?? code

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ')

/** An address as it stands on a parcel, a line each. */
export const addressLines = (address: Address): readonly string[] =>
  [
    address.company ?? '',
    joined(address.firstName, address.middleName, address.lastName),
    joined(address.address1, address.address2),
    address.address3 ?? '',
    address.poBox ?? '',
    joined(address.zipCode, address.city),
    joined(address.region, countryName(address.country)),
  ].filter(Boolean)
