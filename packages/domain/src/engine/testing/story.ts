import { expect } from 'vitest'
import type { Actor } from '../../actor.ts'
import type { Side } from '../../marketplace.ts'
import { applyCommit } from '../../order/commit.ts'
import type { Order } from '../../order/order.ts'
import type { PlaceInput } from '../../order/place-input.ts'
import { fireDue } from '../due.ts'
import type { Decision, OutsideJob, Trigger } from '../outcome.ts'
import { completeStep, failStep, skipStep } from '../outside.ts'
import type { Engine } from '../registry.ts'
import { resume } from '../resume.ts'
import { startOrder, trigger } from '../run.ts'
import { anEngine, placed, system } from './souk.ts'
import type { World } from './souk.ts'

/** What happened to an order so far; every act answers the story after it, committed. */
export interface Story {
  readonly order: Order
  /** Of the last act. */
  readonly decision: Decision
  readonly engine: Engine
  /** Fires an event: a merchant's user on the merchants' side, everyone else on the marketplace's. Items by position. */
  readonly when: (actor: Actor, event: string, ...items: readonly number[]) => Story
  readonly whenSystem: (side: Side, event: string, ...items: readonly number[]) => Story
  /** Lets minutes pass and fires what is due. */
  readonly after: (minutes: number) => Story
  /** The outside answers a job: the last act's first, unless said. */
  readonly answered: (value?: boolean, job?: OutsideJob) => Story
  /** Anything else the engine decides about the order. */
  readonly acted: (decide: (engine: Engine) => Decision) => Story
  readonly failed: (parked: boolean, job?: OutsideJob) => Story
  readonly skipped: (value?: boolean, job?: OutsideJob) => Story
  /** What stopped for want of a binding is tried again. */
  readonly resumed: () => Story
  /** Whatever else may be done to an order. */
  readonly act: (decide: (order: Order, engine: Engine) => Decision) => Story
  /** The set-up is another from now on. */
  readonly given: (world: World) => Story
  /** Where the items stand now, `marketplace` or `marketplace / merchant`: one for all of them, or one each. */
  readonly then: (...states: readonly string[]) => Story
  /** Why the last act left items, each code once. */
  readonly thenRefused: (...codes: readonly string[]) => Story
  /** Types of the last act's events. */
  readonly thenHappened: (...types: readonly string[]) => Story
}

/** Places and starts an order. */
export function given(cart: Partial<PlaceInput> = {}, world: World = {}): Story {
  const engine = anEngine(world)
  const order = placed(cart, engine)
  const decision = startOrder(order, engine)
  expect(decision.events[0]).toEqual({ type: 'order.placed', order })
  return committed(undefined, decision, { world, engine })
}

interface Stage {
  readonly world: World
  readonly engine: Engine
}

/** The order is what folding the events gives; whoever stores them relies on it. */
function committed(before: Order | undefined, decision: Decision, stage: Stage): Story {
  const commit = { version: (before?.version ?? 0) + 1, at: stage.engine.context.now }
  const order = { ...decision.order, version: commit.version, updatedAt: commit.at.toISOString() }
  expect(decision.order.version).toBe(before?.version ?? 1)
  if (before || decision.events.length > 0) expect(applyCommit(before, decision.events, commit)).toEqual(order)
  return storyOf(order, decision, stage)
}

function storyOf(order: Order, decision: Decision, stage: Stage): Story {
  const { world, engine } = stage
  const act = (decide: (by: Engine) => Decision, by: Engine = engine) =>
    committed(order, decide(by), { world, engine: by })
  const fire = (actor: Actor, { side, event }: Trigger, positions: readonly number[]) => {
    const items = positions.map((position) => itemAt(order, position).id)
    const wanted = { side, event, ...(items.length > 0 && { items }) }
    return act((by) => trigger(order, wanted, by), { ...engine, context: { ...engine.context, actor } })
  }
  const [job] = decision.jobs
  const story: Story = {
    order,
    decision,
    engine,
    when: (actor, event, ...items) => fire(actor, { side: sideOf(actor), event }, items),
    whenSystem: (side, event, ...items) => fire(system, { side, event }, items),
    after: (minutes) => {
      const now = new Date(engine.context.now.getTime() + minutes * 60_000)
      return act((by) => fireDue(order, by), { ...engine, context: { ...engine.context, now, actor: system } })
    },
    answered: (value, which = job) => act((by) => completeStep(order, { job: known(which), ...said(value) }, by)),
    acted: (decide) => act(decide),
    failed: (parked, which = job) =>
      act((by) => failStep(order, { job: known(which), message: 'timed out', parked }, by)),
    skipped: (value, which = job) =>
      act((by) => skipStep(order, { job: known(which), reason: 'by telephone', ...said(value) }, by)),
    resumed: () => act((by) => resume(order, by)),
    act: (decide) => act((by) => decide(order, by)),
    given: (changes) => {
      const next = { ...world, ...changes }
      const { context, registry } = anEngine(next)
      const { newId, now } = engine.context
      return storyOf(order, decision, { world: next, engine: { registry, context: { ...context, newId, now } } })
    },
    then: (...states) => {
      const expected = states.length === 1 ? order.items.map(() => states[0]) : states
      expect(statesOf(order)).toEqual(expected)
      return story
    },
    thenRefused: (...codes) => {
      const left = decision.results.flatMap((one) => (one.outcome === 'refused' ? one.reason.code : []))
      expect([...new Set(left)]).toEqual(codes)
      return story
    },
    thenHappened: (...types) => {
      expect(decision.events.map(({ type }) => type)).toEqual(types)
      return story
    },
  }
  return story
}

function sideOf({ kind }: Actor): Side {
  return kind === 'merchant' ? 'merchant' : 'marketplace'
}

/** Of every item, `marketplace / merchant`. */
function statesOf(order: Order): string[] {
  return order.items.map(({ machine, merchantItem }) =>
    [machine.state, ...(merchantItem ? [merchantItem.machine.state] : [])].join(' / '),
  )
}

export function itemAt(order: Order, position: number) {
  const item = order.items[position]
  if (!item) throw new Error(`the order has no item ${position}`)
  return item
}

function known(job: OutsideJob | undefined): OutsideJob {
  if (!job) throw new Error('the last act left no job behind')
  return job
}

function said(value: boolean | undefined): { readonly value?: boolean } {
  return value === undefined ? {} : { value }
}
