import type { Edge } from '@souk/process/compile'
import { Refused } from '../refused.ts'
import { commandNamed } from './binding.ts'
import { itemsOf } from './group.ts'
import type { Command, Engine } from './registry.ts'
import { answerKey, refusedFor } from './step.ts'
import type { Halt, Need, Trying } from './step.ts'
import { record } from './work.ts'
import type { Work } from './work.ts'

/** The event's command ran, if it has one; `sister` is the event the other machine must take in the same step. */
export interface Ran {
  readonly kind: 'ran'
  readonly work: Work
  readonly sister?: string
}

export function runCommand(work: Work, trying: Trying): Ran | Halt {
  const name = trying.edge.event?.command
  if (name === undefined) return { kind: 'ran', work }
  const bound = commandNamed(name, trying.engine)
  if (bound?.kind === 'builtin') return run(work, bound.command, { ...trying, name })
  if (Object.hasOwn(trying.step.answered, answerKey({ kind: 'command', name }))) return { kind: 'ran', work }
  if (!bound) return refusedFor(trying.step.items, { code: 'step.unbound', kind: 'command', name })
  const need: Need = { kind: 'command', name, url: bound.url }
  return { kind: 'outside', need }
}

/** How far a command of ours reaches, where the event has one. */
export function reachOf(edge: Edge, engine: Engine): Command['by'] | undefined {
  const name = edge.event?.command
  const bound = name === undefined ? undefined : commandNamed(name, engine)
  return bound?.kind === 'builtin' ? bound.command.by : undefined
}

function run(work: Work, command: Command, trying: Trying & { readonly name: string }): Ran | Halt {
  const { step, engine, before, name } = trying
  const subject = { order: work.order, before, items: itemsOf(work.order, step.items), side: step.side }
  if (!Object.hasOwn(step.answered, answerKey({ kind: 'command', name }))) {
    const asking = orRefused(name, () => command.ask?.(subject, engine.context) ?? undefined)
    if (asking && 'kind' in asking) return asking
    if (asking) return { kind: 'outside', need: { kind: 'command', name, url: asking.url, asking } }
  }
  const outcome = orRefused(name, () => command.run(subject, engine.context))
  if ('kind' in outcome) return outcome
  const { events, sister, tasks = [], notYet = false } = outcome
  if (notYet) return refusedFor(step.items, { code: 'step.condition-false', conditions: [name] })
  const recorded = record(work, events, engine)
  const left = tasks.length === 0 ? recorded : { ...recorded, tasks: [...recorded.tasks, ...tasks] }
  return { kind: 'ran', work: left, ...(sister !== undefined && { sister }) }
}

function orRefused<Outcome>(command: string, act: () => Outcome): Outcome | Halt {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code: refusal, message } = error
    return { kind: 'refused', reason: { code: 'step.command-refused', command, refusal, message } }
  }
}
