import { randomInt } from 'node:crypto'

const WORDS = (
  'amber anchor apple arrow autumn bamboo basil beacon birch bronze butter cactus camel candle canyon cedar cherry ' +
  'cinnamon clover cobalt comet copper coral cotton cricket crystal dahlia desert dolphin ember falcon fennel fern ' +
  'garden garnet ginger granite harbour hazel heron honey indigo island ivory jasmine juniper kettle lagoon lantern ' +
  'lavender lemon lilac linen lotus magnet maple marble meadow mirror mosaic mustard nectar nutmeg oasis olive onyx ' +
  'orchid otter paper pebble pepper pigeon planet plum quartz raven ribbon river saffron salmon sandal sesame silver ' +
  'sparrow spruce sugar summer tangerine temple thistle timber tulip tunnel turmeric velvet violet walnut willow window winter'
).split(' ')

/** Three words and two digits, easy to type from a console: 26 bits, for accounts whose sign-ins are counted. */
export function passphrase(): string {
  const words = Array.from({ length: 3 }, () => WORDS[randomInt(WORDS.length)])
  return [...words, randomInt(10, 100)].join('-')
}
