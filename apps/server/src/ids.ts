import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'
import type { NewId } from '@souk/domain/ids'

/** Random words drawn at a time; the library draws eight. */
const AT_ONCE = 1024
const DIGITS = Buffer.from('0123456789abcdef')
/** Where the digits of each byte stand between the dashes. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

/**
 * UUIDv7: ids ascend in the order they are made. An order takes some thirty, and the library's own way to chance and to
 * text is twice as dear.
 */
export function uuids(): NewId {
  const generator = new V7Generator({ nextUint32: chance() })
  return () => textOf(generator.generate().bytes)
}

function chance(): () => number {
  const words = new Uint32Array(AT_ONCE)
  let next = AT_ONCE
  return () => {
    if (next === AT_ONCE) {
      randomFillSync(words)
      next = 0
    }
    return words[next++] ?? 0
  }
}

const text = Buffer.alloc(36, '-')

/** One piece: what is put together of several is put in order when it is first looked up or written. */
function textOf(bytes: Readonly<Uint8Array>): string {
  PLACES.forEach((place, nth) => {
    const byte = bytes[nth] ?? 0
    text[place] = DIGITS[byte >> 4] ?? 0
    text[place + 1] = DIGITS[byte & 15] ?? 0
  })
  return text.toString('latin1')
}
