/** What a benchmark found; medians over its rounds. */
export interface Figure {
  readonly what: string
  readonly unit: string
  /** What it is compared with; null where nothing is. */
  readonly baseline: number | null
  readonly value: number
  /** Value ÷ baseline of each round: both sides of a round ran beside each other. */
  readonly ratio: Ratio | null
  readonly target: Target | null
  readonly isMet: boolean | null
  readonly note: string
}

export interface Ratio {
  readonly median: number
  readonly lowest: number
  readonly highest: number
}

/** The least or the most that is good enough. */
export interface Target {
  readonly of: 'ratio' | 'value'
  readonly least?: number
  readonly most?: number
}

/** One round: the product, and the baseline right before or after it. */
export interface Round {
  readonly value: number
  readonly baseline: number
}

export interface About extends Pick<Figure, 'what' | 'unit'> {
  readonly target?: Target
  readonly note?: string
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value below which this share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function isMet(
  { of, least = -Infinity, most = Infinity }: Target,
  { value, ratio }: Pick<Figure, 'value' | 'ratio'>,
): boolean {
  const found = of === 'ratio' ? (ratio?.median ?? Number.NaN) : value
  return found >= least && found <= most
}

/** A figure with its judgement. */
export function judged({ target, note = '', ...figure }: Omit<Figure, 'target' | 'isMet' | 'note'> & About): Figure {
  return { ...figure, note, target: target ?? null, isMet: target ? isMet(target, figure) : null }
}

interface Alone extends Pick<Figure, 'what' | 'unit' | 'value' | 'note'> {
  readonly target: Omit<Target, 'of'>
}

/** A figure that nothing is compared with: it must reach its target by itself. */
export function alone({ target, ...figure }: Alone): Figure {
  return judged({ ...figure, baseline: null, ratio: null, target: { of: 'value', ...target } })
}

export function figureOf(rounds: readonly Round[], about: About): Figure {
  const ratios = rounds.map(({ value, baseline }) => value / baseline)
  return judged({
    ...about,
    baseline: median(rounds.map(({ baseline }) => baseline)),
    value: median(rounds.map(({ value }) => value)),
    ratio: { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
  })
}
