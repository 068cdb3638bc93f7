/** What a spreadsheet takes for a formula, in plain and in full width. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u

/** A text that no spreadsheet runs: an apostrophe before what it would take for a formula. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text that was written so; others stay as they are. */
export function asWritten(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}
