import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { Assembly, DeclaredEvent, DeclaredProcess, DeclaredState } from '../read/declared.ts'
import { fileName, nameOf } from '../read/merge.ts'
import { positionText } from './position-text.ts'

/** Columns of the reference: names of states, and of events in its transition log. */
const LONGEST = { state: 255, event: 100 } as const

function* nameless(process: DeclaredProcess): Generator<Finding> {
  if (process.name !== undefined || process.file !== undefined) return
  yield {
    ...process.at,
    rule: 'S13',
    level: process.main ? 'error' : 'warning',
    message: `a process without a name goes by that of its file, ${quote(nameOf(process))}`,
    remedy: 'give it a name',
  }
}

function* declaredTwice(processes: readonly DeclaredProcess[]): Generator<Finding> {
  const first = new Map<string, DeclaredProcess>()
  for (const process of processes) {
    const name = nameOf(process)
    const known = first.get(name)
    if (known)
      yield {
        ...process.at,
        rule: 'S14',
        level: 'error',
        message: `process ${quote(name)} is declared twice (first at ${positionText(known.at)})`,
        remedy: 'give one of them another name',
      }
    else first.set(name, process)
  }
}

function* tooLong(named: readonly (DeclaredState | DeclaredEvent)[], what: 'state' | 'event'): Generator<Finding> {
  for (const { name, at } of named)
    if (name.length > LONGEST[what])
      yield {
        ...at,
        rule: 'S17',
        level: 'error',
        message: `the name of ${what} ${quote(name)} is longer than ${LONGEST[what]} characters`,
        remedy: 'shorten it',
      }
}

/** S13, S14, S16, S17: names that are missing, taken, unlike their file or too long. */
export function* nameFindings(assembly: Assembly): Generator<Finding> {
  const { main, processes } = assembly
  yield* processes.flatMap((process) => [...nameless(process)])
  const named = processes.filter(({ name }) => name !== undefined)
  yield* declaredTwice(named.filter(({ file }) => file === undefined))
  yield* declaredTwice(named.filter(({ file }) => file !== undefined))
  yield* tooLong(
    processes.flatMap(({ states }) => states),
    'state',
  )
  yield* tooLong(
    processes.flatMap(({ events }) => events),
    'event',
  )
  if (nameOf(main) !== fileName(main.at.file))
    yield {
      ...main.at,
      rule: 'S16',
      level: 'warning',
      message: `process ${quote(nameOf(main))} stands in ${quote(main.at.file)}, where other readers do not find it`,
      remedy: `call the file ${quote(`${nameOf(main)}.xml`)}`,
    }
}
