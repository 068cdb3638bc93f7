import type { RowError } from '@souk/contract/csv'
import { decimalOf, scaled } from '@souk/domain/decimal'
import { Refused } from '@souk/domain/refused'
import type { CsvRow } from './read-csv.ts'

/** What a cell says; what it cannot say becomes an error of its row, and the third is taken instead. */
export type ReadCell = <T>(column: string, read: (text: string) => T, instead: T) => T

export function cellReader({ file, row, cells }: CsvRow, errors: RowError[]): ReadCell {
  return (column, read, instead) => {
    try {
      return read(cells.get(column) ?? '')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      errors.push({ file, row, column, code: error.code, message: error.message })
      return instead
    }
  }
}

export function asText(text: string): string {
  return text
}

export function asFilled(text: string): string {
  if (text !== '') return text
  throw new Refused('csv.value-missing', 'The cell is empty. Fill it in.')
}

/** A name or key: filled in, of so many characters at most. */
export function asName(most: number): (text: string) => string {
  return (text) => {
    if (text.length <= most) return asFilled(text)
    throw new Refused('csv.text-too-long', `The cell has more than ${most} characters. Shorten it.`)
  }
}

/** A cell that may be empty. */
export function ifAny<T>(read: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : read(text))
}

export function asFlag(text: string): boolean {
  const flag = FLAGS.get(text.toLowerCase())
  if (flag === undefined) throw new Refused('csv.bad-flag', `"${text}" is neither yes nor no. Write 1 or 0.`)
  return flag
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
])

export function asWhole(text: string): number {
  return asDecimal(text, 0)
}

/** A number with so many decimals, in units of the last: `10.99` is 1099 where it has two. */
export function asDecimal(text: string, decimals: number): number {
  const decimal = decimalOf(text)
  const number = decimal ? scaled(decimal, decimals) : NaN
  if (Number.isInteger(number)) return number
  const sort = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} decimals, like 10.99`
  throw new Refused('csv.bad-number', `"${text}" is not ${sort}.`)
}

/** A year is 0001 to 9999, as everywhere. */
const MOMENT = /^((?!0000)\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?Z?)?$/

/** A day or a time of it, in UTC, as an ISO time. */
export function asMoment(text: string): string {
  const [, day = '', hour = '0', minute = '00', second = '00'] = MOMENT.exec(text) ?? []
  const moment = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}Z`)
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
  if (isReal) return moment.toISOString()
  throw new Refused('csv.bad-time', `"${text}" is no time. Write one like 2026-01-31 or 2026-01-31 18:30:00, in UTC.`)
}

export function momentText(moment: string): string {
  return moment.replace('T', ' ').replace(/(\.000)?Z$/, '')
}

/** Values separated by commas, each once. */
export function asList(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  return [...new Set(parts)].filter((part) => part !== '')
}
