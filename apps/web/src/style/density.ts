import { createSignal } from 'solid-js'

/** Row heights in px; 32 is the least that keeps targets of 24 px apart. */
export const rowHeights = { compact: 32, normal: 40, roomy: 52 } as const

export type Density = keyof typeof rowHeights

const key = 'souk:density'
export const densities: readonly Density[] = ['compact', 'normal', 'roomy']

const stored = (): Density => densities.find((density) => density === localStorage.getItem(key)) ?? 'normal'

const [density, setSignal] = createSignal<Density>(stored())

export { density }

export const setDensity = (next: Density): void => {
  localStorage.setItem(key, next)
  setSignal(next)
}

/** compact → normal → roomy → compact */
export const nextDensity = (): void => {
  setDensity(densities[(densities.indexOf(density()) + 1) % densities.length] ?? 'normal')
}
