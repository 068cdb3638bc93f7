import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { Assembly, DeclaredEvent } from '../read/declared.ts'
import { positionText } from './position-text.ts'

const ATTRIBUTES = ['onEnter', 'manual', 'timeout', 'timeoutProcessor', 'command', 'by', 'grace', 'form'] as const

/** L2: in the merged document a state is declared once. */
export function* stateFindings({ processes }: Assembly): Generator<Finding> {
  const first = new Map<string, string>()
  for (const { name, at } of processes.flatMap(({ states }) => states)) {
    const known = first.get(name)
    if (known === undefined) first.set(name, positionText(at))
    else
      yield {
        ...at,
        rule: 'L2',
        level: 'error',
        message: `state ${quote(name)} is declared again (first at ${known}): in the reference its transitions die`,
        remedy: 'declare it once',
      }
  }
}

function differences(a: DeclaredEvent, b: DeclaredEvent): string[] {
  return ATTRIBUTES.filter((attribute) => String(a[attribute]) !== String(b[attribute]))
}

/** L3: an event is declared once; of several the last replaces the others whole. */
export function* eventFindings({ processes }: Assembly): Generator<Finding> {
  const previous = new Map<string, DeclaredEvent>()
  for (const event of processes.flatMap(({ events }) => events)) {
    const known = previous.get(event.name)
    previous.set(event.name, event)
    if (!known) continue
    const differing = differences(known, event)
    const message = `event ${quote(event.name)} is declared again (before at ${positionText(known.at)})`
    if (differing.length === 0) yield { ...event.at, rule: 'L3', level: 'warning', message, remedy: 'declare it once' }
    else
      yield {
        ...event.at,
        rule: 'L3',
        level: 'error',
        message: `${message} with another ${differing.join(', ')}: this one counts`,
        remedy: 'keep the one that is meant',
      }
  }
}
