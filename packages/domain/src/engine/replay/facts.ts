import type { Compiled } from '@souk/process/compile'
import { edgeOf } from '@souk/process/compile'
import type { Moved } from '../../order/evolve-machine.ts'
import type { OrderItem } from '../../order/item.ts'
import { conditionNamed } from '../binding.ts'
import type { Engine, Subject } from '../registry.ts'

/** The answer of a condition of ours; undefined where only the outside or nobody knows. */
export function answerOf(
  name: string,
  about: { item: OrderItem; subject: Subject },
  engine: Engine,
): boolean | undefined {
  const { context } = engine
  const { item, subject } = about
  const condition = conditionNamed(name, engine)
  if (condition?.kind === 'builtin') return condition.holds(item, subject, context)
  const answer = condition?.kind === 'expression' ? condition.ask(item, subject, context.marketplace) : undefined
  return typeof answer === 'boolean' ? answer : undefined
}

/** What a recorded move says of the conditions it was chosen by: those tried before its own were false, its own was true. */
export function seenIn({ from, to, event }: Moved, compiled: Compiled): readonly (readonly [string, boolean])[] {
  const transitions = compiled.places.has(from) ? (edgeOf(compiled, from, event)?.transitions ?? []) : []
  const taken = transitions.findIndex(({ target }) => target === to)
  return transitions
    .slice(0, taken + 1)
    .flatMap(({ condition }, index) => (condition === undefined ? [] : [[condition, index === taken] as const]))
}
