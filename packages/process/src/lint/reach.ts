import { type Graph, reachable } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

const NAMED = 5

function listOf(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  return names.slice(0, NAMED).map(quote).join(', ') + more
}

/** L12: a way leads to every state; where nothing enters one, what lies behind it is not reported again. */
export function* entryFindings({ process, exits }: Graph): Generator<Finding> {
  const next = (state: string) => exits(state).map(({ target }) => target)
  const entered = new Set(process.transitions.flatMap(({ source, target }) => (source === target ? [] : target)))
  const isOrphan = (name: string) => name !== process.initial && !entered.has(name)
  const names = process.states.map(({ name }) => name)
  const explained = reachable([process.initial, ...names.filter(isOrphan)], next)
  for (const state of process.states) {
    const orphan = isOrphan(state.name)
    if (!orphan && explained.has(state.name)) continue
    yield {
      ...state.at,
      rule: 'L12',
      level: 'warning',
      message: orphan
        ? `no transition enters ${quote(state.name)}`
        : `no way leads from ${quote(process.initial)} to ${quote(state.name)}`,
      remedy: 'add a transition to it, or remove it',
    }
  }
}

/** L12: from every state a way leads to an end. */
export function* endFindings({ process, exits, entries }: Graph): Generator<Finding> {
  const ends = process.states.filter(({ name }) => exits(name).every(({ target }) => target === name))
  const ending = reachable(
    ends.map(({ name }) => name),
    (state) => entries(state).map(({ source }) => source),
  )
  const endless = process.states.filter(({ name }) => !ending.has(name))
  const [first] = endless
  if (!first) return
  yield {
    ...first.at,
    rule: 'L12',
    level: 'warning',
    message:
      ends.length === 0
        ? 'the process has no end: every state has a way on'
        : `no end can be reached from ${listOf(endless.map(({ name }) => name))}`,
    remedy: 'add a state without exits and a way to it',
  }
}
