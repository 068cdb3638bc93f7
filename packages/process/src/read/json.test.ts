import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../model.ts'
import { Fault } from './fault.ts'
import { elementsIn, membersIn, parseJson } from './json.ts'
import type { Json } from './json.ts'

function plain(json: Json): unknown {
  const members = membersIn(json)
  if (members) return Object.fromEntries([...members].map(([key, each]) => [key, plain(each)]))
  return elementsIn(json)?.map(plain) ?? json.value
}

const read = (text: string) => parseJson(text, 'P.json')

/** The member or element a path leads to. */
function under(json: Json, ...path: readonly (string | number)[]): Json {
  return path.reduce<Json>((outer, key) => {
    const inner = typeof key === 'number' ? elementsIn(outer)?.[key] : membersIn(outer)?.get(key)
    if (!inner) throw new Error(`nothing under ${key}`)
    return inner
  }, json)
}

describe('parseJson', () => {
  it('reads what JSON.parse reads, however it is indented', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.nat(3), (text, indent) => {
        const value: unknown = JSON.parse(text)
        expect(plain(read(JSON.stringify(value, undefined, indent)))).toEqual(value)
      }),
    )
  })

  it('refuses what JSON.parse refuses', () => {
    const shortened = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '{', ',', ':', '\\', '\n', '0', 'e'))
      .map(([text, at, sign]) => `${text.slice(0, at % text.length)}${sign}${text.slice((at % text.length) + 1)}`)
    const takes = (parse: (text: string) => unknown, text: string): boolean => {
      try {
        parse(text)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(shortened, (text) => takes(read, text) === takes(JSON.parse, text) || takes(JSON.parse, text)),
    )
  })

  it('says where each value stands', () => {
    const json = read('{\n  "a b": [1,\n    {"c": null}]\n}')
    const inner = under(json, 'a b', 1, 'c')
    expect([inner.path, inner.at]).toEqual(['["a b"][1].c', { file: 'P.json', line: 3, column: 6 }])
  })

  it.each([
    ['', 'S3 1:1 not JSON: the end of the file instead of a value'],
    ['{"a": 1,}', 'S3 1:9 not JSON: "}" instead of a key'],
    ['[1\n 2]', 'S3 2:2 not JSON: "2" instead of "," or "]"'],
    ['{"a": 1} x', 'S3 1:10 not JSON: "x" instead of the end of the file'],
    ['{"a": 1,\n "a": 2}', 'S3 2:2 the key "a" stands here twice'],
    ['["\\u0007"]', 'S2 1:2 "\\u0007" has a character that XML cannot hold'],
    ['["\\ud800"]', 'S2 1:2 "\\ud800" has a character that XML cannot hold'],
    ['['.repeat(40), 'S5 1:33 values are nested deeper than 32'],
    [`[${'1,'.repeat(20_001)}1]`, 'S5 1:40000 there are more than 20000 values'],
  ])('refuses %j', (text, expected) => {
    const faults: unknown[] = []
    try {
      read(text)
    } catch (error) {
      if (error instanceof Fault) faults.push(error.finding)
    }
    const [finding] = faults as Finding[]
    expect(`${finding?.rule} ${finding?.line}:${finding?.column} ${finding?.message}`).toBe(expected)
  })
})
