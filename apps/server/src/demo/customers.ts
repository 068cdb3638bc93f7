import type { PlaceOrderInput } from '@souk/contract/orders'
import { chance } from './chance.ts'

/** Demo orders are known by their customers' e-mail: whatever else is placed is left alone. */
export const DEMO_DOMAIN = '@demo.souk.example'

type Address = PlaceOrderInput['billing']

interface Country {
  readonly firstNames: readonly string[]
  readonly lastNames: readonly string[]
  readonly streets: readonly string[]
  /** House number before the street, as in English. */
  readonly numberFirst: boolean
  readonly cities: readonly (readonly [zipCode: string, city: string, region?: string])[]
  readonly phone: string
}

const countries: Readonly<Record<string, Country>> = {
  DE: {
    firstNames: [
      'Anna',
      'Jonas',
      'Leyla',
      'Matthias',
      'Sophie',
      'Emre',
      'Katharina',
      'Felix',
      'Ngoc',
      'Paul',
      'Marlene',
      'Tobias',
      'Zeynep',
      'Greta',
    ],
    lastNames: [
      'Becker',
      'Schröder',
      'Yılmaz',
      'Hoffmann',
      'Krüger',
      'Nguyen',
      'Lindner',
      'Brandt',
      'Weiß',
      'Albrecht',
      'Sauer',
      'Vogt',
    ],
    streets: [
      'Lindenstraße',
      'Am Markt',
      'Gartenweg',
      'Kastanienallee',
      'Schulstraße',
      'Mühlgasse',
      'Bergstraße',
      'Hafenstraße',
    ],
    numberFirst: false,
    cities: [
      ['10115', 'Berlin'],
      ['20357', 'Hamburg'],
      ['80469', 'München'],
      ['50677', 'Köln'],
      ['04109', 'Leipzig'],
      ['70178', 'Stuttgart'],
      ['28203', 'Bremen'],
    ],
    phone: '+49 30 5550',
  },
  GB: {
    firstNames: [
      'Olivia',
      'Harry',
      'Priya',
      'Callum',
      'Amelia',
      'Tom',
      'Aisha',
      'George',
      'Niamh',
      'Samuel',
      'Grace',
      'Rhys',
    ],
    lastNames: [
      'Whitfield',
      'Patel',
      'MacLeod',
      'Hughes',
      'Okafor',
      'Bennett',
      'Shaw',
      'Evans',
      'Khan',
      'Fletcher',
      'Barnes',
      'Doyle',
    ],
    streets: [
      'Station Road',
      'Mill Lane',
      'Church Street',
      'Victoria Terrace',
      'Park View',
      'The Green',
      'Queen’s Road',
      'Orchard Close',
    ],
    numberFirst: true,
    cities: [
      ['E8 3PN', 'London'],
      ['M4 1HQ', 'Manchester'],
      ['EH6 6QU', 'Edinburgh'],
      ['BS1 4ST', 'Bristol'],
      ['LS2 7EW', 'Leeds'],
      ['CF10 1EP', 'Cardiff'],
    ],
    phone: '+44 20 7946 0',
  },
  US: {
    firstNames: [
      'Maya',
      'Ethan',
      'Sofia',
      'Marcus',
      'Hannah',
      'Diego',
      'Chloe',
      'Andre',
      'Emily',
      'Kenji',
      'Rachel',
      'Luis',
    ],
    lastNames: [
      'Carter',
      'Rivera',
      'Nakamura',
      'Sullivan',
      'Brooks',
      'Martinez',
      'Goldberg',
      'Thompson',
      'Reyes',
      'Hayes',
      'Park',
      'Foster',
    ],
    streets: [
      'Maple Avenue',
      'Oak Street',
      'Sunset Drive',
      'Washington Street',
      'Lakeview Road',
      'Elm Court',
      'Pine Street',
      'River Road',
    ],
    numberFirst: true,
    cities: [
      ['78702', 'Austin', 'TX'],
      ['97214', 'Portland', 'OR'],
      ['60614', 'Chicago', 'IL'],
      ['02139', 'Cambridge', 'MA'],
      ['11215', 'Brooklyn', 'NY'],
      ['80205', 'Denver', 'CO'],
    ],
    phone: '+1 512 555 01',
  },
}

/** A Latin name as an e-mail address has it: `Schröder` → `schroder`. */
const plain = (name: string): string =>
  name
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()

export interface DemoCustomer {
  readonly customer: PlaceOrderInput['customer']
  readonly address: Address
}

/** The customer of a country with that number: the same person whenever they come back. */
export function demoCustomer(country: string, number: number): DemoCustomer {
  const known = countries[country]
  if (!known) throw new Error(`nobody lives in ${country}`)
  const dice = chance(number * 1009 + country.charCodeAt(0))
  const [firstName, lastName] = [dice.pick(known.firstNames), dice.pick(known.lastNames)]
  const email = `${plain(firstName)}.${plain(lastName)}${DEMO_DOMAIN}`
  const [zipCode, city, region] = dice.pick(known.cities)
  const [street, house] = [dice.pick(known.streets), String(dice.whole(1, 140))]
  const lines = known.numberFirst ? { address1: `${house} ${street}` } : { address1: street, address2: house }
  const phone = `${known.phone}${dice.whole(10, 99)}`
  const isGuest = dice.happens(0.2)
  return {
    customer: { firstName, lastName, email, ...(!isGuest && { reference: `${country}--${number}` }) },
    address: { firstName, lastName, ...lines, zipCode, city, country, phone, ...(region && { region }) },
  }
}
