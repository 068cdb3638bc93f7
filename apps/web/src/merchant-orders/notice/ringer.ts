/** Rings at once, then again every 20 s, three times at most, while any of what it rang for is not acknowledged. */
export const repeatEvery = 20_000
const mostRepeats = 3

export type Ringer = {
  /** Starts anew for these; what rang before and is still waiting rings along. */
  readonly ring: (references: readonly string[]) => void
  readonly stop: () => void
}

type RingerOptions = {
  readonly sound: () => void
  readonly isWaiting: (reference: string) => boolean
}

export function createRinger({ sound, isWaiting }: RingerOptions): Ringer {
  let rungFor: readonly string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const repeat = (left: number): void => {
    rungFor = rungFor.filter(isWaiting)
    if (rungFor.length === 0) return
    sound()
    if (left > 0) timer = setTimeout(repeat, repeatEvery, left - 1)
  }
  return {
    ring(references) {
      clearTimeout(timer)
      rungFor = [...rungFor, ...references]
      repeat(mostRepeats)
    },
    stop: () => clearTimeout(timer),
  }
}
