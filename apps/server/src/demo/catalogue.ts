import type { Trade } from './merchants.ts'
import { picture } from './picture.ts'

export interface Product {
  readonly sku: string
  readonly name: string
  /** Cents, in euro. */
  readonly price: number
  /** Taxed at the reduced rate: food, books, plants. */
  readonly reduced: boolean
  /** Sold in one piece whatever the quantity: moves as one row. */
  readonly whole: boolean
  readonly image: string
  readonly attributes?: Readonly<Record<string, string>>
}

type Line = readonly [name: string, price: number, attributes?: Readonly<Record<string, string>>]

const goods: Readonly<Record<Trade, readonly Line[]>> = {
  home: [
    ['Linen bedding, 135 × 200', 89_90, { colour: 'sand' }],
    ['Wool blanket', 74_50, { colour: 'moss' }],
    ['Laundry basket, woven', 39_00],
    ['Bath towel, set of 4', 44_90, { colour: 'white' }],
    ['Doormat, coir', 24_95],
    ['Clothes rail, beech', 119_00],
  ],
  audio: [
    ['Bookshelf speakers, pair', 349_00, { finish: 'walnut' }],
    ['Over-ear headphones', 189_00, { colour: 'graphite' }],
    ['Turntable, belt drive', 429_00],
    ['Kitchen radio', 79_90, { colour: 'cream' }],
    ['Speaker cable, 5 m', 18_50],
    ['Earphones with case', 59_00, { colour: 'white' }],
  ],
  clothes: [
    ['Fisherman’s jumper', 98_00, { colour: 'navy', size: 'M' }],
    ['Linen shirt', 64_90, { colour: 'white', size: 'L' }],
    ['Rain jacket', 139_00, { colour: 'yellow', size: 'S' }],
    ['Wool socks, 3 pairs', 27_00, { size: '39–42' }],
    ['Canvas apron', 34_50],
    ['Corduroy trousers', 84_90, { colour: 'rust', size: '32/32' }],
  ],
  coffee: [
    ['Espresso “Nachtschicht”, 1 kg', 28_90],
    ['Filter roast “Hafenlicht”, 500 g', 16_50],
    ['Decaf “Sonntag”, 500 g', 17_50],
    ['Green tea, loose, 100 g', 9_80],
    ['Drinking chocolate, 250 g', 8_40],
    ['Tasting set, 4 × 125 g', 22_00],
  ],
  paper: [
    ['Notebook, dotted, A5', 14_90, { colour: 'ochre' }],
    ['Fountain pen, fine nib', 42_00],
    ['Letter paper with envelopes', 19_50],
    ['Ink, 50 ml', 11_90, { colour: 'blue-black' }],
    ['Wall calendar', 24_00],
    ['Pencils, box of 12', 13_50, { hardness: '2B' }],
  ],
  plants: [
    ['Monstera, 60 cm', 34_90],
    ['Olive tree, 90 cm', 59_00],
    ['Herb set, 4 pots', 15_80],
    ['Plant pot, terracotta, 20 cm', 18_90],
    ['Potting soil, 20 l', 9_95],
    ['Watering can, zinc', 36_00],
  ],
  outdoor: [
    ['Trekking backpack, 45 l', 149_00, { colour: 'slate' }],
    ['Sleeping bag, to −5 °C', 179_00],
    ['Camping stove', 64_90],
    ['Steel bottle, 0.75 l', 26_50, { colour: 'red' }],
    ['Head torch', 39_90],
    ['Two-person tent', 259_00, { colour: 'green' }],
  ],
  toys: [
    ['Rocking horse, beech', 129_00],
    ['Building blocks, 80 pieces', 48_90],
    ['Marble run', 59_90],
    ['Memory game, animals', 16_90],
    ['Wooden train', 37_50, { colour: 'blue' }],
    ['Kite', 22_90],
  ],
  kitchen: [
    ['Copper pan, 24 cm', 159_00],
    ['Chef’s knife, 20 cm', 89_00],
    ['Chopping board, oak', 44_00],
    ['Pepper mill', 32_90],
    ['Baking tins, set of 3', 28_50],
    ['Enamel casserole, 4 l', 119_00, { colour: 'cream' }],
  ],
  lamps: [['Pendant lamp, opal glass', 139_00]],
}

const reducedTrades: readonly Trade[] = ['coffee', 'plants']

function product(trade: Trade, [name, price, attributes]: Line, number: number): Product {
  return {
    sku: `${trade.toUpperCase()}-${String(number + 1).padStart(3, '0')}`,
    name,
    price,
    reduced: reducedTrades.includes(trade),
    whole: trade === 'coffee',
    image: picture(trade),
    ...(attributes && { attributes }),
  }
}

/** What a trade sells. */
export const productsOf = (trade: Trade): readonly Product[] =>
  goods[trade].map((line, index) => product(trade, line, index))
