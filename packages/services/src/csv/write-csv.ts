import { stringify } from 'csv-stringify/sync'
import { withoutFormula } from './formula.ts'

/** A file of these columns; every text is safe to open in a spreadsheet and is read back as it was by `readCsv`. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify(
    [columns, ...rows].map((row) => row.map(withoutFormula)),
    { quoted_match: /[\r\n]|^\s|\s$/u },
  )
}
