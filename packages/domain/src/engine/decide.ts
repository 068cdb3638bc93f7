import type { Facts } from '@souk/process/facts'
import { step as stepOf } from '@souk/process/step'
import type { Stepped } from '@souk/process/step'
import type { OrderItemId } from '../ids.ts'
import type { OrderItem } from '../order/item.ts'
import { conditionNamed } from './binding.ts'
import type { Failed } from './expression.ts'
import { itemsOf } from './group.ts'
import { compiledOf } from './machine.ts'
import type { Reason } from './outcome.ts'
import type { Subject } from './registry.ts'
import { answerKey } from './step.ts'
import type { Halt, Left, Trying } from './step.ts'
import type { Work } from './work.ts'

/** Where each item goes. */
export interface Decided {
  readonly kind: 'decided'
  readonly targets: ReadonlyMap<string, readonly OrderItem[]>
  readonly left: Left
}

/** Asks the conditions about every item of the group and finds its transition; what the outside has to answer comes first. */
export function decide(work: Work, trying: Trying): Decided | Outside {
  const { step, engine, before } = trying
  const items = itemsOf(work.order, step.items)
  const subject = { order: work.order, before, items, side: step.side }
  const compiled = compiledOf(step.process, engine)
  const targets = new Map<string, OrderItem[]>()
  const left = new Map<OrderItemId, Reason>()
  let alike: Stepped | undefined
  for (const item of items) {
    const asked = factsOf(item, subject, trying)
    if (asked.kind === 'outside') return asked
    if (asked.kind === 'unanswered') {
      left.set(item.id, asked.reason)
      continue
    }
    const stepped =
      asked === nothing ? (alike ??= stepOf(compiled, step, nothing.facts)) : stepOf(compiled, step, asked.facts)
    if (stepped.kind === 'moved') push(targets, stepped.to, item)
    else left.set(item.id, { code: 'step.condition-false', conditions: stepped.conditions.map(({ name }) => name) })
  }
  return { kind: 'decided', targets, left }
}

function push(targets: Map<string, OrderItem[]>, to: string, item: OrderItem): void {
  const items = targets.get(to)
  if (items) items.push(item)
  else targets.set(to, [item])
}

type Outside = Extract<Halt, { kind: 'outside' }>

/** A condition that nobody can answer. */
interface Unanswered {
  readonly kind: 'unanswered'
  readonly reason: Reason
}

interface Known {
  readonly kind: 'facts'
  readonly facts: Facts
}

const nothing: Known = { kind: 'facts', facts: {} }

/** Conditions in the order they are tried: after the first that holds the others do not matter and are not asked. */
function factsOf(item: OrderItem, subject: Subject, trying: Trying): Known | Unanswered | Outside {
  const { conditions } = trying.edge
  if (conditions.length === 0) return nothing
  const facts: [string, boolean][] = []
  let settled = false
  for (const name of conditions) {
    const answer: boolean | Unanswered | Outside = settled ? false : ask(name, { item, subject }, trying)
    if (typeof answer !== 'boolean') return answer
    facts.push([name, answer])
    settled ||= answer
  }
  return { kind: 'facts', facts: Object.fromEntries(facts) }
}

interface About {
  readonly item: OrderItem
  readonly subject: Subject
}

function ask(name: string, { item, subject }: About, { step, engine }: Trying): boolean | Unanswered | Outside {
  const { context } = engine
  const condition = conditionNamed(name, engine)
  switch (condition?.kind) {
    case 'builtin':
      return condition.holds(item, subject, context)
    case 'expression':
      return told(name, condition.ask(item, subject, context.marketplace))
    case 'outside':
    case undefined:
      return step.answered[answerKey({ kind: 'condition', name })] ?? unanswered(name, condition?.url)
  }
}

/** To be asked outside, where there is somebody to ask. */
function unanswered(name: string, url: string | undefined): Unanswered | Outside {
  if (url !== undefined) return { kind: 'outside', need: { kind: 'condition', name, url } }
  return { kind: 'unanswered', reason: { code: 'step.unbound', kind: 'condition', name } }
}

function told(condition: string, answer: boolean | Failed): boolean | Unanswered {
  if (typeof answer === 'boolean') return answer
  return { kind: 'unanswered', reason: { code: 'step.expression-failed', condition, message: answer.failed } }
}
