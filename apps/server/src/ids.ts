import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'
import type { NewId } from '@souk/domain/ids'

/** Random words drawn at a time; the library draws eight. */
const AT_ONCE = 1024
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

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

function textOf(bytes: Readonly<Uint8Array>): string {
  const hex = (at: number): string => HEX[bytes[at] ?? 0] ?? ''
  const time = `${hex(0)}${hex(1)}${hex(2)}${hex(3)}-${hex(4)}${hex(5)}`
  const order = `${hex(6)}${hex(7)}-${hex(8)}${hex(9)}`
  return `${time}-${order}-${hex(10)}${hex(11)}${hex(12)}${hex(13)}${hex(14)}${hex(15)}`
}
