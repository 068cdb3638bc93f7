import type { Position } from '../model.ts'

export type PositionOf = (offset: number) => Position

/** Positions of rising offsets, so that a file is counted through once. */
export function positionsIn(text: string, file: string): PositionOf {
  let line = 1
  let start = 0
  let end = text.indexOf('\n')
  return (offset) => {
    while (end >= 0 && end < offset) {
      line++
      start = end + 1
      end = text.indexOf('\n', start)
    }
    return { file, line, column: offset - start + 1 }
  }
}
