import { edgeOf } from '@souk/process/compile'
import { paired } from '../order/pairs.ts'
import { reachOf, runCommand } from './command.ts'
import { decide } from './decide.ts'
import { groupsOf, itemsOf } from './group.ts'
import type { Group } from './group.ts'
import { compiledOf, otherSide } from './machine.ts'
import { move } from './move.ts'
import type { Reason } from './outcome.ts'
import type { Engine } from './registry.ts'
import { refusedFor } from './step.ts'
import type { Attempted, Step, Trying } from './step.ts'
import { waitingIn } from './waiting.ts'
import type { Work } from './work.ts'

/**
 * Tries a step: the event's command, the sister's step it asks for, conditions, moves. Whole or not at all: nothing of it is
 * in any work but the one it answers.
 */
export function attempt(work: Work, step: Step, engine: Engine): Attempted {
  const edge = edgeOf(compiledOf(step.process, engine), step.state, step.event)
  if (!edge) return refusedFor(step.items, { code: 'step.no-such-event', event: step.event ?? '', possible: [] })
  const trying: Trying = { step, edge, engine, before: work.order }
  const ran = runCommand(work, trying)
  if (ran.kind !== 'ran') return ran
  const asked = ran.sister === undefined || step.follows ? done(ran.work) : askSisters(ran.work, ran.sister, trying)
  return asked.kind === 'done' ? along(asked.work, trying) : asked
}

function done(work: Work): Attempted {
  return { kind: 'done', work, left: new Map() }
}

function along(work: Work, trying: Trying): Attempted {
  const decided = decide(work, trying)
  if (decided.kind !== 'decided') return decided
  const { targets, left } = decided
  const [reason] = left.values()
  if (reason && (targets.size === 0 || reachOf(trying.edge, trying.engine))) return { kind: 'refused', reason, left }
  return { kind: 'done', work: move(work, targets, trying), left }
}

/** The other machine of every item takes the event, or stands already where it leads; an item without one has followed. */
function askSisters(work: Work, event: string, trying: Trying): Attempted {
  const side = otherSide(trying.step.side)
  let asked = done(work)
  for (const group of groupsOf(itemsOf(work.order, trying.step.items), side)) {
    if (asked.kind === 'done') asked = ask(asked.work, { ...group, event }, trying)
  }
  return asked
}

type Asked = Group & { readonly event: string }

function ask(work: Work, asked: Asked, trying: Trying): Attempted {
  const { engine, step } = trying
  const waiting = waitingIn(work, asked)
  const [pending] = waiting.values()
  if (pending) return { kind: 'refused', reason: pending, left: waiting }
  const compiled = compiledOf(asked.process, engine)
  if (!edgeOf(compiled, asked.state, asked.event)) {
    return isThere(asked, trying) ? done(work) : refusedFor(asked.items, cannot(asked))
  }
  const followed = attempt(work, { ...asked, answered: step.answered, follows: true }, engine)
  return followed.kind === 'outside' ? followed : whole(followed, asked)
}

/** A sister that cannot go keeps the step back, even where the others of its group could go without it. */
function whole(followed: Exclude<Attempted, { kind: 'outside' }>, asked: Asked): Attempted {
  const { left } = followed
  const [reason] = followed.kind === 'refused' ? [followed.reason] : followed.left.values()
  if (!reason) return followed
  const told = left && new Map([...left].map(([item, because]) => [item, cannot(asked, because)]))
  return { kind: 'refused', reason: cannot(asked, reason), ...(told && { left: told }) }
}

function cannot({ side, state, event }: Asked, because?: Reason): Reason {
  return { code: 'step.sister-cannot-follow', side, state, event, ...(because && { because }) }
}

/** It stands where the event leads in its own process, or where a state belongs that the asking machine goes to. */
function isThere({ process, state, event }: Asked, { edge, step, engine }: Trying): boolean {
  const { transitions } = compiledOf(process, engine).process
  return (
    transitions.some((transition) => transition.event === event && transition.target === state) ||
    edge.transitions.some(({ target }) => paired(step.side, target, state))
  )
}
