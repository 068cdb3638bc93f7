import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RowError } from '@souk/contract/csv'
import { asDecimal, asFlag, asMoment, asName, asWhole, cellReader, momentText } from './cells.ts'
import { readCsv } from './read-csv.ts'
import { readGlossary } from './read-glossary.ts'
import { writeCsv } from './write-csv.ts'

const columns = { required: ['key', 'name'], optional: ['note'] }
const read = (text: string) => readCsv({ name: 'a.csv', text }, columns)
const rowsOf = (text: string) => read(text).rows.map(({ row, cells }) => [row, Object.fromEntries(cells)])

describe('reading', () => {
  test('takes columns in any order and letter case, without those that may be left out', () => {
    expect(rowsOf('\uFEFFName,KEY\r\n"A, ""quoted""\n", 1 \r\n')).toEqual([[2, { name: 'A, "quoted"', key: '1' }]])
  })

  test('counts rows as spreadsheets do', () => {
    expect(rowsOf('key,name\n\n1,"two\nlines"\n2,B').map(([row]) => row)).toEqual([3, 4])
  })

  test('leaves out rows of another length, and says which', () => {
    const { rows, errors } = read('key,name\n1\n2,B\n3,C,D\n')
    expect(rows.map(({ row }) => row)).toEqual([3])
    expect(errors.map(({ file, row, code }) => [file, row, code])).toEqual([
      ['a.csv', 2, 'csv.bad-row'],
      ['a.csv', 4, 'csv.bad-row'],
    ])
  })

  test.each<[string, string, Partial<RowError>]>([
    ['', 'csv.missing-column', { column: 'key', row: 1 }],
    ['key', 'csv.missing-column', { column: 'name', row: 1 }],
    ['key,name,nmoe', 'csv.unknown-column', { column: 'nmoe', row: 1 }],
    ['key,name,key', 'csv.duplicate-column', { column: 'key', row: 1 }],
    ['key,name\n1,"A', 'csv.unreadable', { column: null, row: 2 }],
    ['key,name\n1,A\n\n2,"B"C\n', 'csv.unreadable', { column: null, row: 4 }],
  ])('%j is refused as %s', (text, code, place) => {
    const { rows, errors } = read(text)
    expect(rows).toEqual([])
    expect(errors[0]).toMatchObject({ code, ...place })
  })

  test('a file that nobody sent has no rows', () => {
    expect(readCsv({ name: 'a.csv', text: undefined }, columns)).toEqual({ rows: [], errors: [] })
  })
})

describe('writing', () => {
  test('makes no formula', () => {
    const written = writeCsv(
      ['key', 'name'],
      [
        ['=1+1', '@a'],
        ["'=1", '-5'],
      ],
    )
    expect(written).toBe("key,name\n'=1+1,'@a\n''=1,'-5\n")
  })

  test('is undone by reading', () => {
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom("'", '=', '\t', '\r', '\n', '"', ',', 'a') }),
      )
      .map((text) => text.trim())
    const row = fc.tuple(cell, cell).filter(([key]) => key !== '')
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const back = read(writeCsv(['key', 'name'], rows)).rows.map(({ cells }) => [...cells.values()])
        expect(back).toEqual(rows)
      }),
    )
  })
})

describe('a glossary', () => {
  const errorsIn = (...rows: string[]) =>
    readGlossary(['key,translation,locale', ...rows].join('\n'), { keys: ['late'], most: 8 }).errors.map(
      ({ row, column, code }) => [row, column, code],
    )

  test('says what is asked for in texts that could be typed in, and anything else besides', () => {
    expect(errorsIn('late,Too late,en_US', 'late,Zu spät,de', 'terms,of any length,fr_FR', 'terms,,fr')).toEqual([])
    const refused = errorsIn('late,Much too late,en_US', 'late,,de_DE', 'late,Trop,the French one')
    expect(refused).toEqual([
      [2, 'translation', 'csv.text-too-long'],
      [3, 'translation', 'csv.value-missing'],
      [4, 'locale', 'csv.bad-locale'],
    ])
  })
})

describe('a cell', () => {
  test.each([
    ['2024-01-01 0:00:00', '2024-01-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29 18:30', '2024-02-29T18:30:00.000Z'],
    ['2024-02-29T18:30:05.25Z', '2024-02-29T18:30:05.250Z'],
  ])('says the time %s', (text, expected) => {
    expect(asMoment(text)).toBe(expected)
    expect(asMoment(momentText(expected))).toBe(expected)
  })

  test.each([
    '',
    '0000-01-01',
    '2023-02-29',
    '2024-13-01',
    '01.02.2024',
    '2024-01-01 25:00',
    '2024-01-01 10:61',
    'soon',
  ])('does not say the time %j', (text) =>
    expect(() => asMoment(text)).toThrow(expect.objectContaining({ code: 'csv.bad-time' })),
  )

  test('says numbers and flags', () => {
    expect([asDecimal('10.99', 2), asDecimal('3', 2), asWhole('7'), asFlag('TRUE'), asFlag('0')]).toEqual([
      10_99,
      3_00,
      7,
      true,
      false,
    ])
    const bad = [() => asDecimal('10.999', 2), () => asWhole('7.5'), () => asWhole('1e3'), () => asWhole('')]
    for (const reading of bad) expect(reading).toThrow(expect.objectContaining({ code: 'csv.bad-number' }))
    expect(() => asFlag('maybe')).toThrow(expect.objectContaining({ code: 'csv.bad-flag' }))
  })

  test('says names no longer than they may be', () => {
    expect(asName(3)('abc')).toBe('abc')
    expect(() => asName(3)('abcd')).toThrow(expect.objectContaining({ code: 'csv.text-too-long' }))
    expect(() => asName(3)('')).toThrow(expect.objectContaining({ code: 'csv.value-missing' }))
  })

  test('that says nothing of use is an error of its row', () => {
    const errors: RowError[] = []
    const at = cellReader({ file: 'a.csv', row: 3, cells: new Map([['priority', 'high']]) }, errors)
    expect(at('priority', asWhole, 1)).toBe(1)
    expect(errors).toEqual([
      { file: 'a.csv', row: 3, column: 'priority', code: 'csv.bad-number', message: '"high" is not a whole number.' },
    ])
  })
})
