import type { NewId } from '../ids.ts'

/** UUIDs of version 7 that count up from 1: the same in every run. Those of different groups never meet. */
export function countingIds(group = '8000'): NewId {
  let last = 0
  return () => `0192f000-0000-7000-${group}-${(++last).toString(16).padStart(12, '0')}`
}
