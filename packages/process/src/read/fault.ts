import type { Finding, Position } from '../model.ts'

/** A refusal found while a file is read; caught where the file was asked for. */
export class Fault extends Error {
  readonly finding: Finding

  constructor(rule: string, at: Position, [message, remedy]: readonly [message: string, remedy: string]) {
    super(message)
    this.finding = { ...at, rule, level: 'refused', message, remedy }
  }
}
