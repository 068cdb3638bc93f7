import type { Finding, Position } from '../model.ts'
import type { DeclaredProcess } from '../read/declared.ts'

const NEEDED = [
  { section: 'states', level: 'refused', message: 'the process has no state' },
  { section: 'transitions', level: 'error', message: 'the process has no transition: its items never move' },
  { section: 'events', level: 'error', message: 'the process has no event: nobody can move its items' },
] as const

/** S20: a process has states to be in, transitions between them and events to move it; those a transition names are L4. */
export function* emptyFindings(processes: readonly DeclaredProcess[], at: Position): Generator<Finding> {
  const named = processes.some(({ transitions }) => transitions.some(({ event }) => event !== undefined))
  for (const { section, level, message } of NEEDED)
    if (processes.every((process) => process[section].length === 0) && !(section === 'events' && named))
      yield { ...at, rule: 'S20', level, message, remedy: `declare its ${section}` }
}
