import { z } from 'zod'

/** The text of a file with values separated by commas, UTF-8, its first row the names of the columns. */
export const csvText = z
  .string()
  .max(2_000_000, 'A file has at most 2,000,000 characters. Send it in parts')
  .normalize()

/** What is wrong with one cell, row or file. */
export interface RowError {
  readonly file: string
  /** As spreadsheets count: 1 is the row of column names. Null: the whole file. */
  readonly row: number | null
  readonly column: string | null
  /** As a refusal's. */
  readonly code: string
  readonly message: string
}
