/** Chance that can be repeated: the same seed throws the same dice. */
export interface Chance {
  /** From 0 up to but not 1. */
  next(): number
  /** Both ends included. */
  whole(least: number, most: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Some of them, each at most once. */
  some<T>(from: readonly T[], count: number): readonly T[]
}

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  function pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(next() * from.length)]
    if (picked === undefined) throw new Error('there is nothing to pick from')
    return picked
  }
  function some<T>(from: readonly T[], count: number): readonly T[] {
    const left = [...from]
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const at = Math.floor(next() * left.length)
      return left.splice(at, 1)
    }).flat()
  }
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (probability) => next() < probability,
    pick,
    some,
  }
}
