import type { StoreCode } from '@souk/domain/ids'
import type { Store } from '@souk/domain/marketplace'

const code = (text: string) => text as StoreCode
export const DE = code('DE')
export const UK = code('UK')
export const US = code('US')

export const demoStores: readonly Store[] = [
  { code: DE, name: 'Germany', currencies: ['EUR'], locale: 'de-DE', timeZone: 'Europe/Berlin', gracePeriodMinutes: 0 },
  {
    code: UK,
    name: 'United Kingdom',
    currencies: ['GBP'],
    locale: 'en-GB',
    timeZone: 'Europe/London',
    gracePeriodMinutes: 60,
  },
  {
    code: US,
    name: 'United States',
    currencies: ['USD'],
    locale: 'en-US',
    timeZone: 'America/New_York',
    gracePeriodMinutes: 0,
  },
]

/** How a store sells: what a euro price is there, how it is written and what is taxed. */
export interface Selling {
  readonly country: string
  readonly priceMode: 'gross' | 'net'
  readonly perEuro: number
  /** Hundredths of a percent. */
  readonly taxRate: number
  readonly reducedTaxRate: number
  readonly shippingPrice: number
  readonly carriers: readonly string[]
}

export const selling: ReadonlyMap<StoreCode, Selling> = new Map([
  [
    DE,
    {
      country: 'DE',
      priceMode: 'gross',
      perEuro: 1,
      taxRate: 1900,
      reducedTaxRate: 700,
      shippingPrice: 490,
      carriers: ['Paketpost', 'Stadtbote'],
    },
  ],
  [
    UK,
    {
      country: 'GB',
      priceMode: 'gross',
      perEuro: 0.86,
      taxRate: 2000,
      reducedTaxRate: 0,
      shippingPrice: 395,
      carriers: ['Island Parcels', 'City Couriers'],
    },
  ],
  [
    US,
    {
      country: 'US',
      priceMode: 'net',
      perEuro: 1.12,
      taxRate: 825,
      reducedTaxRate: 0,
      shippingPrice: 695,
      carriers: ['Overland Freight', 'Bluebird Delivery'],
    },
  ],
])
