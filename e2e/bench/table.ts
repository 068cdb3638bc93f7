import type { Figure, Target } from './figures.ts'

const HEAD = ['what', 'unit', 'baseline', 'value', 'ratio', 'spread', 'target', 'met']

/** Three digits say all that a shared machine can. */
const digits = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'n/a')

function targetText({ of, least, most }: Target, unit: string): string {
  const bound = least === undefined ? `≤ ${most}` : `≥ ${least}`
  return of === 'ratio' ? bound : `${bound} ${unit}`
}

function cells({ what, unit, baseline, value, ratio, target, isMet }: Figure): string[] {
  return [
    what,
    unit,
    baseline === null ? '' : digits(baseline),
    digits(value),
    ratio ? digits(ratio.median) : '',
    ratio ? `${digits(ratio.lowest)}–${digits(ratio.highest)}` : '',
    target ? targetText(target, unit) : '',
    isMet === null ? '' : isMet ? 'yes' : 'NO',
  ]
}

/** Rows of cells, the head first, as a Markdown table. */
export function gridOf(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

/** The figures as a Markdown table. */
export const tableOf = (figures: readonly Figure[]): string => gridOf([HEAD, ...figures.map(cells)])
