import type { Finding, Position } from '../model.ts'
import { quote } from '../quote.ts'
import type { DeclaredProcess, DeclaredTransition } from '../read/declared.ts'

function plain(name: string): string {
  return name
    .trim()
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase()
}

/** Names declared somewhere, and the nearest of them to one that is not. */
interface Names {
  has(name: string): boolean
  near(name: string): string | undefined
}

function namesOf(names: readonly string[]): Names {
  const all = new Set(names)
  const plainly = new Map(names.map((name) => [plain(name), name]))
  return { has: (name) => all.has(name), near: (name) => plainly.get(plain(name)) }
}

interface Reference {
  readonly what: 'source' | 'target' | 'event' | 'sub-process'
  readonly name: string
  readonly at: Position
  /** What else its transition says, to find it by. */
  readonly context: string
}

function unknown({ what, name, at, context }: Reference, names: Names): Finding {
  const near = names.near(name)
  const declare = what === 'source' || what === 'target' ? 'declare the state' : `declare the ${what}`
  const empty = what === 'event' ? 'leave the empty element out' : `name the ${what}`
  return {
    ...at,
    rule: 'L4',
    level: 'refused',
    message: name === '' ? `a transition${context} without a ${what}` : `unknown ${what} ${quote(name)}${context}`,
    remedy:
      name === '' ? empty : near === undefined ? `${declare}, or correct the name` : `write ${quote(near)}, exactly so`,
  }
}

function referencesOf({ source, target, event, at }: DeclaredTransition): Reference[] {
  const from = ` from ${quote(source)}`
  return [
    { what: 'source', name: source, at, context: ` to ${quote(target)}` },
    { what: 'target', name: target, at, context: from },
    ...(event === undefined ? [] : [{ what: 'event' as const, name: event, at, context: from }]),
  ]
}

/** L4, of the kind no process can run with: transitions and sub-processes that name what is nowhere declared. */
export function* referenceFindings(processes: readonly DeclaredProcess[]): Generator<Finding> {
  const states = namesOf(processes.flatMap((process) => process.states.map(({ name }) => name)))
  const events = namesOf(processes.flatMap((process) => process.events.map(({ name }) => name)))
  const known = namesOf(processes.flatMap(({ name }) => name ?? []))
  for (const { name, at } of processes.flatMap(({ listed }) => listed))
    if (!known.has(name)) yield unknown({ what: 'sub-process', name, at, context: '' }, known)
  for (const reference of processes.flatMap(({ transitions }) => transitions.flatMap(referencesOf))) {
    const names = reference.what === 'event' ? events : states
    if (!names.has(reference.name)) yield unknown(reference, names)
  }
}
