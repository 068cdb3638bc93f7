import type { Act } from '@souk/process/simulate'
import type { OrderItemId } from '../../ids.ts'
import type { Side } from '../../marketplace.ts'
import type { Moved } from '../../order/evolve-machine.ts'
import type { Machine } from '../../order/machine.ts'
import type { Order } from '../../order/order.ts'
import { itemsOf } from '../group.ts'
import { compiledOf, machineOn, placeAt } from '../machine.ts'
import type { Engine, Subject } from '../registry.ts'
import { answerOf, seenIn } from './facts.ts'
import { begins, idsOf, moveOf } from './history.ts'
import type { Moment } from './history.ts'

/** What one item was made to do, as acts that another process can be given. */
export interface Part {
  readonly start: Date
  /** The order when its machine was begun. */
  readonly order: Order
  /** Conditions as they were then. */
  readonly facts: ReadonlyMap<string, boolean>
  /** Each with the order at its moment. */
  readonly acts: readonly Acted[]
}

export interface Acted {
  readonly act: Act
  readonly order: Order
}

export interface Stage {
  readonly side: Side
  /** Those the other process asks. */
  readonly conditions: readonly string[]
  readonly engine: Engine
}

/** A part while it is written down. */
interface Writing extends Stage {
  /** As last written. */
  readonly facts: Map<string, boolean>
  /** What recorded moves said of conditions. */
  readonly seen: Map<string, boolean>
  readonly acts: Acted[]
  now: number
}

/** The item's part in what was recorded; undefined where its machine was never begun. */
export function partOf(item: OrderItemId, moments: readonly Moment[], stage: Stage): Part | undefined {
  const ids = idsOf(item, moments)
  const known = moments.map((moment, index) => ({ moment, item: ids[index] ?? item }))
  const first = known.findIndex((one) => begins(one.moment.recorded.event, one.item, stage.side))
  const [start, ...others] = first < 0 ? [] : known.slice(first)
  if (!start) return undefined
  const begun = new Date(start.moment.recorded.at)
  const writing: Writing = { ...stage, facts: new Map(), seen: new Map(), acts: [], now: begun.getTime() }
  const facts = factsFor(start.item, start.moment.after, writing)
  facts.forEach((value, condition) => writing.facts.set(condition, value))
  for (const { moment, item: id } of others) write(moment, id, writing)
  return { start: begun, order: start.moment.after.order, facts, acts: writing.acts }
}

function write({ recorded, during, after, isLast }: Moment, item: OrderItemId, writing: Writing): void {
  const move = moveOf(recorded.event, item, writing.side)
  if (!move && !isLast) return
  pass(Date.parse(recorded.at), during.order, writing)
  if (move) repeat(move, { item, during }, writing)
  if (isLast) look(item, after, writing)
}

function pass(now: number, order: Order, writing: Writing): void {
  if (now > writing.now) writing.acts.push({ act: { advance: now - writing.now }, order })
  writing.now = Math.max(writing.now, now)
}

/** What a move tells of conditions, and the move itself where somebody made it. */
function repeat(move: Moved, { item, during }: { item: OrderItemId; during: Subject }, writing: Writing): void {
  const machine = machineIn(during.order, item, writing)
  if (!machine) return
  for (const [condition, value] of seenIn(move, compiledOf(machine.process, writing.engine)))
    writing.seen.set(condition, value)
  look(item, during, writing)
  if (move.event !== null && !wentByItself(move, machine, writing))
    writing.acts.push({ act: { event: move.event }, order: during.order })
}

/** On entering its state, or by time; what was held until then, somebody had fired. */
function wentByItself({ event }: Moved, machine: Machine, { now, engine }: Writing): boolean {
  const onEnter = placeAt(machine, engine).onEnter?.name === event
  if (machine.held?.event === event) return false
  return onEnter || machine.timers.some((timer) => timer.event === event && Date.parse(timer.dueAt) <= now)
}

/** Writes down which conditions have changed. */
function look(item: OrderItemId, subject: Subject, writing: Writing): void {
  for (const [fact, value] of factsFor(item, subject, writing)) {
    if (writing.facts.get(fact) === value) continue
    writing.facts.set(fact, value)
    writing.acts.push({ act: { fact, value }, order: subject.order })
  }
}

/** The conditions about the item; of what only the outside or nobody knows, what was last seen. */
function factsFor(id: OrderItemId, subject: Subject, writing: Writing): ReadonlyMap<string, boolean> {
  const { conditions, seen, now, engine } = writing
  const [item] = itemsOf(subject.order, [id])
  const then = { ...engine, context: { ...engine.context, now: new Date(now) } }
  return new Map(
    conditions.map((name) => {
      const answer = item && answerOf(name, { item, subject }, then)
      return [name, answer ?? seen.get(name) ?? false]
    }),
  )
}

function machineIn(order: Order, item: OrderItemId, { side }: Stage): Machine | undefined {
  const [found] = itemsOf(order, [item])
  return found && machineOn(found, side)
}
