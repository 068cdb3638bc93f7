import type { Finding, Position } from '../model.ts'
import { quote } from '../quote.ts'
import type { DeclaredProcess } from '../read/declared.ts'
import { nameOf } from '../read/merge.ts'
import { positionText } from './position-text.ts'

/** L1: exactly one process is the main one; of several the last counts, as in the reference. */
export function* mainFindings(processes: readonly DeclaredProcess[], file: Position): Generator<Finding> {
  const mains = processes.filter(({ main }) => main)
  if (mains.length === 0)
    yield {
      ...file,
      rule: 'L1',
      level: 'refused',
      message: 'no main process',
      remedy: 'write main="true" on the process that orders start in, or name the file that includes this one',
    }
  for (const [index, main] of mains.slice(1).entries())
    yield {
      ...main.at,
      rule: 'L1',
      level: 'error',
      message: `more than one main process: ${quote(nameOf(main))} takes the place of ${quote(nameOf(mains[index] ?? main))} (${positionText((mains[index] ?? main).at)})`,
      remedy: 'leave main="true" on one of them only',
    }
}
