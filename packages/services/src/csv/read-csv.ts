import { CsvError, parse } from 'csv-parse/sync'
import type { Info } from 'csv-parse/sync'
import type { RowError } from '@souk/contract/csv'
import { asWritten } from './formula.ts'

export interface CsvFile {
  readonly name: string
  /** Undefined: nobody sent it, and it has no rows. */
  readonly text: string | undefined
}

export interface CsvColumns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

export interface CsvRow {
  readonly file: string
  /** As spreadsheets count: 1 is the row of column names. */
  readonly row: number
  /** By column, trimmed; empty where the file has none. */
  readonly cells: ReadonlyMap<string, string>
}

export interface CsvTable {
  readonly rows: readonly CsvRow[]
  readonly errors: readonly RowError[]
}

/** The rows of a file that are as long as its first, and what is wrong with the others; a bad first row: none. */
export function readCsv(file: CsvFile, columns: CsvColumns): CsvTable {
  if (file.text === undefined) return { rows: [], errors: [] }
  const read = recordsOf(file.name, file.text)
  if ('code' in read) return { rows: [], errors: [read] }
  const [header = { row: 1, cells: [] }, ...records] = read
  const names = header.cells.map((name) => name.toLowerCase())
  const faults = headerFaults(names, columns).map((fault) => ({ file: file.name, row: 1, ...fault }))
  if (faults.length > 0) return { rows: [], errors: faults }
  const isWhole = ({ cells }: TextRecord) => cells.length === names.length
  return {
    rows: records.filter(isWhole).map(({ row, cells }) => {
      return { file: file.name, row, cells: new Map(names.map((name, index) => [name, cells[index] ?? ''])) }
    }),
    errors: records
      .filter((record) => !isWhole(record))
      .map(({ row, cells }) => {
        const message = `The row has ${cells.length} cells, but there are ${names.length} columns. Check its commas and quotes.`
        return { file: file.name, row, column: null, code: 'csv.bad-row', message }
      }),
  }
}

interface TextRecord {
  readonly row: number
  readonly cells: readonly string[]
}

function recordsOf(name: string, text: string): TextRecord[] | RowError {
  try {
    const options = { bom: true, skip_empty_lines: true, relax_column_count: true, info: true }
    const records = parse(text, options) as unknown as { readonly record: readonly string[]; readonly info: Info }[]
    return records.map(({ record, info }) => {
      return { row: rowOf(info), cells: record.map((cell) => asWritten(cell.trim())) }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const at = error as CsvError & Info
    return { file: name, row: rowOf(at) + 1, column: null, code: 'csv.unreadable', message: `${error.message}.` }
  }
}

function rowOf({ records, empty_lines: empty }: Info): number {
  return records + empty
}

function headerFaults(names: readonly string[], { required, optional }: CsvColumns): Omit<RowError, 'file' | 'row'>[] {
  const known = [...required, ...optional]
  const missing = required.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !known.includes(name))
  const twice = names.filter((name, index) => names.indexOf(name) < index)
  return [
    ...missing.map((column) => ({ column, code: 'csv.missing-column', message: `Add the column ${column}.` })),
    ...unknown.map((column) => {
      return {
        column,
        code: 'csv.unknown-column',
        message: `Columns here are ${known.join(', ')}. Rename or remove it.`,
      }
    }),
    ...twice.map((column) => ({ column, code: 'csv.duplicate-column', message: 'It stands twice. Remove one.' })),
  ]
}
