import type { RowError } from '@souk/contract/csv'
import { cellReader } from './cells.ts'
import type { ReadCell } from './cells.ts'
import { readCsv } from './read-csv.ts'
import type { CsvColumns, CsvFile, CsvRow } from './read-csv.ts'

/** What a row of a file says. */
export interface CsvRecord<T> {
  readonly value: T
  readonly file: string
  readonly row: number
}

export interface CsvRecords<T> {
  readonly records: readonly CsvRecord<T>[]
  readonly errors: readonly RowError[]
}

export interface RecordColumns extends CsvColumns {
  /** Its cells stand once in the file. */
  readonly unique?: string
}

/** What the rows of a file say; a row with a bad or repeated cell is an error instead. */
export function readRecords<T>(file: CsvFile, columns: RecordColumns, read: (at: ReadCell) => T): CsvRecords<T> {
  const table = readCsv(file, columns)
  const errors = [...table.errors]
  const records: CsvRecord<T>[] = []
  const seen = new Set<string>()
  for (const row of table.rows) {
    const faults = repetition(row, columns.unique, seen)
    const value = read(cellReader(row, faults))
    if (faults.length === 0) records.push({ value, file: row.file, row: row.row })
    errors.push(...faults)
  }
  return { records, errors }
}

function repetition({ file, row, cells }: CsvRow, column: string | undefined, seen: Set<string>): RowError[] {
  if (column === undefined) return []
  const cell = cells.get(column) ?? ''
  const message = `"${cell}" stands further up already. Remove one of the two rows.`
  const faults = seen.has(cell) ? [{ file, row, column, code: 'csv.duplicate-key', message }] : []
  seen.add(cell)
  return faults
}
