import type { Position } from '../model.ts'
import { quote } from '../quote.ts'
import { Fault } from './fault.ts'
import { LIMITS } from './limits.ts'
import { positionsIn } from './positions.ts'
import type { PositionOf } from './positions.ts'

/** A JSON value that knows where it stands. */
export interface Json {
  readonly value: string | number | boolean | null | readonly Json[] | Members
  /** Of a member, where its key stands. */
  readonly at: Position
  /** From the outermost value, e.g. `states.paid.on.pay[0]`; empty for that itself. */
  readonly path: string
}

export type Members = ReadonlyMap<string, Json>

/** The members of an object; undefined for any other value. */
export const membersIn = ({ value }: Json): Members | undefined =>
  value instanceof Map ? (value as Members) : undefined

/** The elements of an array; undefined for any other value. */
export const elementsIn = ({ value }: Json): readonly Json[] | undefined =>
  Array.isArray(value) ? (value as readonly Json[]) : undefined

interface Reader {
  readonly text: string
  readonly positionOf: PositionOf
  offset: number
  /** How many values there were. */
  count: number
  depth: number
}

const BLANK = /[ \t\n\r]*/y
const TEXT = /"[^"\\\t\n\r]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\t\n\r]*)*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
/** What no XML file can hold, and no name therefore. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.offset
  const [found] = pattern.exec(reader.text) ?? []
  reader.offset += found?.length ?? 0
  return found
}

function skip(reader: Reader, sign: string): boolean {
  take(reader, BLANK)
  const found = reader.text.startsWith(sign, reader.offset)
  if (found) reader.offset += sign.length
  return found
}

const here = ({ positionOf, offset }: Reader): Position => positionOf(offset)

function broken(reader: Reader, expected: string): Fault {
  const found = reader.text.slice(reader.offset, reader.offset + 1)
  const what = found === '' ? 'the end of the file' : quote(found)
  return new Fault('S3', here(reader), [`not JSON: ${what} instead of ${expected}`, 'write well-formed JSON'])
}

function refuseUnwritable(content: string, at: Position): void {
  if (UNWRITABLE.test(content))
    throw new Fault('S2', at, [`${quote(content)} has a character that XML cannot hold`, 'remove it'])
}

function textIn(reader: Reader): string | undefined {
  const at = here(reader)
  const written = take(reader, TEXT)
  if (written === undefined) return undefined
  refuseUnwritable(written, at)
  const content = JSON.parse(written) as string
  refuseUnwritable(content, at)
  return content
}

/** `states.paid`, and quoted where a key is no word. */
const below = (path: string, key: string): string =>
  /^\w+$/.test(key) ? `${path}${path && '.'}${key}` : `${path}[${quote(key)}]`

function membersOf(reader: Reader, path: string): Members {
  const members = new Map<string, Json>()
  for (let more = !skip(reader, '}'); more; more = !skip(reader, '}')) {
    if (members.size > 0 && !skip(reader, ',')) throw broken(reader, '"," or "}"')
    take(reader, BLANK)
    const at = here(reader)
    const key = textIn(reader)
    if (key === undefined) throw broken(reader, 'a key')
    if (members.has(key)) throw new Fault('S3', at, [`the key ${quote(key)} stands here twice`, 'keep one of them'])
    if (!skip(reader, ':')) throw broken(reader, '":"')
    members.set(key, { ...valueIn(reader, below(path, key)), at })
  }
  return members
}

function elementsOf(reader: Reader, path: string): readonly Json[] {
  const elements: Json[] = []
  for (let more = !skip(reader, ']'); more; more = !skip(reader, ']')) {
    if (elements.length > 0 && !skip(reader, ',')) throw broken(reader, '"," or "]"')
    elements.push(valueIn(reader, `${path}[${elements.length}]`))
  }
  return elements
}

function limited(reader: Reader): void {
  if (++reader.count > LIMITS.elements)
    throw new Fault('S5', here(reader), [`there are more than ${LIMITS.elements} values`, 'split the process'])
  if (++reader.depth > LIMITS.elementDepth)
    throw new Fault('S5', here(reader), [`values are nested deeper than ${LIMITS.elementDepth}`, 'flatten them'])
}

function scalarIn(reader: Reader): string | number | boolean | null {
  const content = textIn(reader)
  if (content !== undefined) return content
  const word = take(reader, WORD) ?? take(reader, NUMBER)
  if (word === undefined) throw broken(reader, 'a value')
  return JSON.parse(word) as number | boolean | null
}

function valueIn(reader: Reader, path: string): Json {
  take(reader, BLANK)
  const at = here(reader)
  limited(reader)
  const inside = skip(reader, '{') ? membersOf : skip(reader, '[') ? elementsOf : scalarIn
  const value = inside(reader, path)
  reader.depth--
  return { value, at, path }
}

/** Reads one JSON file. Throws a `Fault` where it is none, or more than a process takes. */
export function parseJson(text: string, file: string): Json {
  const reader: Reader = { text, positionOf: positionsIn(text, file), offset: 0, count: 0, depth: 0 }
  const json = valueIn(reader, '')
  take(reader, BLANK)
  if (reader.offset < text.length) throw broken(reader, 'the end of the file')
  return json
}
