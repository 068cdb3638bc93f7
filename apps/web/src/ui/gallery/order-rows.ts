import type { Phase } from '../phase.ts'

/** A row as the gallery invents it. */
export type GalleryOrder = {
  readonly id: string
  readonly version: number
  readonly placedAt: number
  readonly customer: string
  readonly merchants: readonly string[]
  readonly phase: Phase
  readonly state: string
  readonly items: number
  readonly total: number
  readonly due: number
}

export const merchants = [
  'Bosporus Spices',
  'Nordlicht Keramik',
  'Atelier Ruiz',
  'Green Valley Tea',
  'Hansen & Söhne',
  'Lume',
]
const customers = [
  'Anna Berger',
  'Tom Okafor',
  'Marie-Claire Dubois',
  'Jonas Lind',
  'Priya Nair',
  'Wei Zhang',
  'Sofia Rossi',
]
export const states: readonly (readonly [Phase, string])[] = [
  ['neutral', 'new'],
  ['waiting', 'payment pending'],
  ['progress', 'sent to merchant'],
  ['progress', 'shipped by merchant'],
  ['good', 'closed'],
  ['bad', 'canceled'],
  ['late', 'shipping overdue'],
]

const pick = <One>(all: readonly One[], seed: number): One => {
  const one = all[seed % all.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

export const orderOf = (number: number, version = 1): GalleryOrder => {
  const seed = (number * 7919 + version * 104_729) >>> 0
  const [phase, state] = pick(states, seed >> 3)
  return {
    id: `DE--${number}`,
    version,
    placedAt: Date.UTC(2026, 10, 1) + number * 60_000,
    customer: pick(customers, number * 31),
    merchants: [pick(merchants, number), pick(merchants, number * 3 + 1)].slice(0, (number % 3) + 1),
    phase,
    state,
    items: (number % 5) + 1,
    total: ((number * 7919) % 40_000) + 990,
    due: Date.now() + ((seed % 400) - 60) * 60_000,
  }
}
