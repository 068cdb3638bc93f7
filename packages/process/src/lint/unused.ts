import type { Graph } from '../graph.ts'
import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'

/** L13: states and events that no transition uses. */
export function* unusedFindings({ process }: Graph): Generator<Finding> {
  const used = new Set(process.transitions.flatMap(({ source, target }) => [source, target]))
  const fired = new Set(process.transitions.map(({ event }) => event))
  for (const { name, at } of process.states)
    if (!used.has(name))
      yield {
        ...at,
        rule: 'L13',
        level: 'warning',
        message: `no transition uses state ${quote(name)}`,
        remedy: 'connect it, or remove it',
      }
  for (const { name, at } of process.events)
    if (!fired.has(name))
      yield {
        ...at,
        rule: 'L13',
        level: 'warning',
        message: `no transition uses event ${quote(name)}`,
        remedy: 'use it, or remove it',
      }
}

/** L13: where a process colours its states, those that end it are coloured too. */
export function* unmarkedFindings({ process, exits }: Graph): Generator<Finding> {
  if (process.states.every(({ phase }) => phase === undefined)) return
  for (const { name, phase, at } of process.states)
    if (phase === undefined && exits(name).length === 0)
      yield {
        ...at,
        rule: 'L13',
        level: 'warning',
        message: `${quote(name)} ends the process without a mark`,
        remedy: 'write souk:phase="good" or "bad" on it',
      }
}
