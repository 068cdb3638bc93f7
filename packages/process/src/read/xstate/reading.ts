import type { Finding } from '../../model.ts'
import { elementsIn, membersIn } from '../json.ts'
import type { Json, Members } from '../json.ts'
import type { Report } from '../own.ts'

/** What is found while a machine is read. */
export interface Reading {
  readonly findings: Finding[]
}

/** What is wrong with a value, and what to do. */
export type Said = readonly [message: string, remedy: string]

const none: Members = new Map()

/** S22: the machine says what no process can. */
export function beyond({ findings }: Reading, { at, path }: Json, [message, remedy]: Said): void {
  findings.push({ ...at, rule: 'S22', level: 'refused', message: `${path || 'the machine'} ${message}`, remedy })
}

/** Reports about one value. */
export const about =
  ({ findings }: Reading, { at }: Pick<Json, 'at'>): Report =>
  (finding) =>
    void findings.push({ ...at, ...finding })

/** The members of an object; of nothing, none. */
export function membersOf(reading: Reading, json: Json | undefined): Members {
  if (json === undefined || json.value === null) return none
  const members = membersIn(json)
  if (members) return members
  beyond(reading, json, ['is no object', 'write it in braces'])
  return none
}

/** The elements of a list; one value alone is a list of one, nothing is none. */
export function elementsOf(json: Json | undefined): readonly Json[] {
  if (json === undefined || json.value === null) return []
  return elementsIn(json) ?? [json]
}

/** A text; an empty one says nothing. */
export function textOf(reading: Reading, json: Json | undefined): string | undefined {
  if (json === undefined || json.value === null || json.value === '') return undefined
  if (typeof json.value === 'string') return json.value
  beyond(reading, json, ['is no text', 'write it in quotes'])
  return undefined
}

export const textsOf = (reading: Reading, json: Json | undefined): readonly string[] =>
  elementsOf(json).flatMap((element) => textOf(reading, element) ?? [])

export function isTrue(reading: Reading, json: Json | undefined): boolean {
  if (json !== undefined && typeof json.value !== 'boolean')
    beyond(reading, json, ['is neither true nor false', 'write true, or leave it out'])
  return json?.value === true
}
