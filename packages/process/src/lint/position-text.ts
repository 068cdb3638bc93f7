import type { Position } from '../model.ts'

/** A position as messages and terminals write it. */
export function positionText({ file, line }: Position): string {
  return `${file}:${line}`
}
