import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

type Pair = { readonly light: string; readonly dark: string }

const colours = new Map<string, Pair>(
  [...tokens.matchAll(/--color-([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/gu)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

const colour = (name: string): Pair => {
  const pair = colours.get(name)
  if (!pair) throw new Error(`there is no colour ${name}`)
  return pair
}

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** WCAG 2.2 relative luminance of `#rrggbb`. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((first, second) => second - first)
  return (bright + 0.05) / (dim + 0.05)
}

const grounds = ['canvas', 'sunken', 'raised', 'hover']
const phases = ['neutral', 'progress', 'waiting', 'good', 'bad', 'late']

const on = (ground: string, marks: readonly string[]) => marks.map((mark) => ({ mark, ground }))

const readable = [
  ...grounds.flatMap((ground) => on(ground, ['ink', 'ink-2', 'ink-3', 'accent-text', ...phases])),
  ...on('accent-soft', ['ink', 'ink-2', 'ink-3', 'accent-text']),
  ...phases.flatMap((phase) => on(`${phase}-soft`, [phase])),
  ...['accent', 'accent-hover'].flatMap((ground) => on(ground, ['on-accent'])),
  ...['danger', 'danger-hover'].flatMap((ground) => on(ground, ['on-danger'])),
  ...on('ink', ['canvas']),
]

const visible = [
  ...on('canvas', ['control', 'accent', ...phases.map((phase) => `${phase}-mark`)]),
  ...on('raised', ['accent']),
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(readable)('$mark is readable on $ground', ({ mark, ground }) => {
    expect(contrast(colour(mark)[theme], colour(ground)[theme])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(visible)('$mark is seen on $ground', ({ mark, ground }) => {
    expect(contrast(colour(mark)[theme], colour(ground)[theme])).toBeGreaterThanOrEqual(3)
  })
})
