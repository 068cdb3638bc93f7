import type { Finding, FiredBy, Phase } from '../model.ts'
import { parseInterval } from '../parse-interval.ts'
import { quote } from '../quote.ts'

/** Takes a finding about the place in hand. */
export type Report = (finding: Omit<Finding, 'file' | 'line' | 'column'>) => void

const FIRED_BY: readonly string[] = ['operator', 'merchant', 'customer', 'shop', 'system'] satisfies FiredBy[]
const PHASES: readonly string[] = ['neutral', 'progress', 'waiting', 'good', 'bad'] satisfies Phase[]

const isFiredBy = (word: string): word is FiredBy => FIRED_BY.includes(word)
const isPhase = (word: string): word is Phase => PHASES.includes(word)

/** S12: an interval of our own, named as its file writes it (`souk:sla`). One that is none is left out. */
export function ownInterval(name: string, text: string | undefined, report: Report): string | undefined {
  if (text === undefined || parseInterval(text)) return text
  const message = `${name}=${quote(text)} is no interval and is left out`
  report({ rule: 'S12', level: 'error', message, remedy: 'write it like 2 hours or 14 days' })
  return undefined
}

export function ownPhase(name: string, text: string | undefined, report: Report): Phase | undefined {
  if (text === undefined || isPhase(text)) return text
  const message = `${name}=${quote(text)} is no phase and is left out`
  report({ rule: 'S12', level: 'error', message, remedy: `write one of ${PHASES.join(', ')}` })
  return undefined
}

export function ownBy(name: string, words: readonly string[], report: Report): readonly FiredBy[] | undefined {
  const strange = words.filter((word) => !isFiredBy(word))
  if (strange.length > 0) {
    const message = `${name} names ${strange.map(quote).join(', ')}, who may fire nothing`
    report({ rule: 'S12', level: 'error', message, remedy: `write some of ${FIRED_BY.join(', ')}` })
  }
  const known = [...new Set(words.filter(isFiredBy))]
  return known.length > 0 ? known : undefined
}

/** Drops the absent values, so that an optional property is either there or not. */
export function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}
