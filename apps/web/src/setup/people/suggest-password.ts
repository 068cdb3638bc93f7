/** Nothing that is read for something else: no 0, O, 1, l or I. 32 signs, so each byte chooses evenly. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Four groups of four signs, 80 bits: easy to read out, hard to guess. */
export function suggestPassword(): string {
  const drawn = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => signs[byte % signs.length])
  return [0, 4, 8, 12].map((from) => drawn.slice(from, from + 4).join('')).join('-')
}
