import type { Finding, Position } from '../model.ts'
import type { DeclaredProcess } from '../read/declared.ts'

/** S20: a process has states to be in and transitions between them. */
export function* emptyFindings(processes: readonly DeclaredProcess[], at: Position): Generator<Finding> {
  if (processes.every(({ states }) => states.length === 0))
    yield { ...at, rule: 'S20', level: 'refused', message: 'the process has no state', remedy: 'declare its states' }
  if (processes.every(({ transitions }) => transitions.length === 0))
    yield {
      ...at,
      rule: 'S20',
      level: 'error',
      message: 'the process has no transition: its items never move',
      remedy: 'declare its transitions',
    }
}
