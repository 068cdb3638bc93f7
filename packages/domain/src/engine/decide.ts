import type { Facts } from '@souk/process/facts'
import { step as stepOf } from '@souk/process/step'
import type { Stepped } from '@souk/process/step'
import type { OrderItemId } from '../ids.ts'
import type { OrderItem } from '../order/order.ts'
import { conditionNamed } from './binding.ts'
import { itemsOf } from './group.ts'
import { compiledOf } from './machine.ts'
import type { Reason } from './outcome.ts'
import type { Condition, Subject } from './registry.ts'
import { answerKey } from './step.ts'
import type { Halt, Left, Need, Trying } from './step.ts'
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
    if (asked.kind === 'unbound') {
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

interface Unbound {
  readonly kind: 'unbound'
  readonly reason: Reason
}

interface Known {
  readonly kind: 'facts'
  readonly facts: Facts
}

const nothing: Known = { kind: 'facts', facts: {} }

/** Conditions in the order they are tried: after the first that holds the others do not matter and are not asked. */
function factsOf(item: OrderItem, subject: Subject, trying: Trying): Known | Unbound | Outside {
  const { conditions } = trying.edge
  if (conditions.length === 0) return nothing
  const facts: [string, boolean][] = []
  let settled = false
  for (const name of conditions) {
    const answer: boolean | Unbound | Outside = settled
      ? false
      : ask(name, trying, (holds) => holds(item, subject, trying.engine.setting))
    if (typeof answer !== 'boolean') return answer
    facts.push([name, answer])
    settled ||= answer
  }
  return { kind: 'facts', facts: Object.fromEntries(facts) }
}

type About = (holds: Condition) => boolean

function ask(name: string, { step, engine }: Trying, about: About): boolean | Unbound | Outside {
  const condition = conditionNamed(name, engine)
  if (!condition) return { kind: 'unbound', reason: { code: 'step.unbound', kind: 'condition', name } }
  if (condition.kind === 'builtin') return about(condition.holds)
  const need: Need = { kind: 'condition', name, url: condition.url }
  return step.answered[answerKey(need)] ?? { kind: 'outside', need }
}
