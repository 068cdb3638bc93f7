import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { DeclaredProcess } from '../read/declared.ts'

/** L5: a transition has one source, one target and at most one event; of several the first counts. */
export function* transitionEndFindings(processes: readonly DeclaredProcess[]): Generator<Finding> {
  for (const { element, name, at, transition } of processes.flatMap(({ ignored }) => ignored))
    yield {
      ...at,
      rule: 'L5',
      level: 'error',
      message: `a second <${element}> ${quote(name)} in the transition from ${quote(transition.source)} is not read`,
      remedy:
        element === 'target' && transition.event === undefined
          ? 'write it as <event> if it was meant so, or remove it'
          : 'remove it, or write a transition of its own',
    }
}
