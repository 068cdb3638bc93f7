import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairs } from '@souk/process/pairs'
import type { Actor } from '../actor.ts'
import type { MerchantId, ProcessId } from '../ids.ts'
import { sum } from '../money.ts'
import { applyCommit } from '../order/commit.ts'
import type { OrderEvent } from '../order/events.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order, Totals } from '../order/order.ts'
import { merchantTotals, totalsOf } from '../order/totals.ts'
import { carts } from '../testing/arbitrary.ts'
import { choicesFor } from './choices-for.ts'
import { fireDue } from './due.ts'
import { migrate } from './migrate.ts'
import type { Decision, Trigger } from './outcome.ts'
import type { Engine } from './registry.ts'
import { startOrder, trigger } from './run.ts'
import { anEngine, customer, defaultProcesses, merchantUser, operator, placed, shop, system } from './testing/souk.ts'

interface Act {
  /** `owner`: the merchant of the item. */
  readonly who: Actor | 'owner'
  /** Which item, and which of its choices. */
  readonly item: number
  readonly pick: number
  /** At all the items that have the event, at the one, or at one of a row of several. */
  readonly at: 'all' | 'item' | 'part'
  readonly minutes: number
  /** Another version of every process is imported, so that new items run it; or items are taken over to it, or back. */
  readonly change: 'none' | 'import' | 'migrate'
}

const anyone = [operator, operator, 'owner', 'owner', 'owner', system, shop, customer, merchantUser(3)] as const

const changes: readonly Act['change'][] = [
  ...Array.from({ length: 14 }, () => 'none' as const),
  'import',
  'migrate',
  'migrate',
]

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...anyone),
    item: fc.nat(9),
    pick: fc.nat(9),
    at: fc.constantFrom('all', 'all', 'item', 'part'),
    minutes: fc.constantFrom(0, 0, 0, 0, 0, 45),
    change: fc.constantFrom(...changes),
  }),
  { minLength: 5, maxLength: 40 },
)

/** Paid, to be paid before or after, or in parts as the cart has it. */
const payments = fc.constantFrom(
  [{ method: 'card', captured: true }],
  [{ method: 'card', captured: false }],
  [{ method: 'invoice', captured: false }],
  undefined,
)

/** Every process once more, which reserves stock where the first did not, and is in more of a hurry. */
const second = defaultProcesses.map((process) => ({
  ...process,
  name: `${process.name} 2`,
  acceptance: '1 hour',
  states: process.states.map((state) => ({ ...state, sla: '1 hour', reserved: !state.reserved })),
}))

/** New items run the second versions from now on. */
function imported({ context, registry }: Engine): Engine {
  const active = new Map(context.marketplace.active)
  for (const { name } of defaultProcesses) active.set(name, `${name} 2` as ProcessId)
  return { registry, context: { ...context, marketplace: { ...context.marketplace, active } } }
}

/** One process after the other, as far as the order's items run them. */
function migrated(order: Order, engine: Engine, { pick }: Act): Decision {
  const versions = defaultProcesses.map(({ name }) => [name, `${name} 2`] as const)
  return versions.reduce<Decision>(
    (before, names) => {
      const [from, to] = pick % 3 === 0 ? names.toReversed() : names
      const target = engine.context.marketplace.processes.get(to as ProcessId)
      if (!target) throw new Error(`there is no process ${to}`)
      const migration = { from: from as ProcessId, to: target, map: new Map(), reason: 'a new version' }
      const { decision } = migrate(before.order, migration, engine)
      return { ...decision, events: [...before.events, ...decision.events] }
    },
    { order, events: [], jobs: [], tasks: [], results: [] },
  )
}

interface Moment {
  readonly order: Order
  readonly engine: Engine
}

/** Does what the act picks among the choices of its actor, seldom a cancellation; the system starts returns. */
function decisionOf({ order, engine }: Moment, { item, pick, at }: Act): Decision | undefined {
  const { actor } = engine.context
  const chosen = order.items[item % order.items.length]
  if (!chosen) return undefined
  const side = actor.kind === 'merchant' ? 'merchant' : 'marketplace'
  const choices = choicesFor(order, { item: chosen.id, side }, engine)
  const welcome = choices.filter(({ event }) => pick < 2 || !event.startsWith('cancel'))
  const choice = actor === system ? undefined : welcome[pick % welcome.length]
  const event = actor === system ? 'start-return' : choice?.event
  if (event === undefined) return undefined
  const which = whichOf(chosen, at)
  const decision = trigger(order, { side, event, ...which }, engine)
  if (which.items && choice) expectAsPredicted(decision, choice)
  return decision
}

function done(moment: Moment, act: Act): Decision | undefined {
  if (act.change === 'migrate') return migrated(moment.order, moment.engine, act)
  return act.minutes > 0 ? fireDue(moment.order, moment.engine) : decisionOf(moment, act)
}

function whichOf({ id, quantity }: OrderItem, at: Act['at']): Pick<Trigger, 'items' | 'quantities'> {
  if (at === 'all') return {}
  return at === 'part' && quantity > 1 ? { quantities: [{ item: id, quantity: 1 }] } : { items: [id] }
}

function actorOf({ who, item }: Act, order: Order): Actor {
  if (who !== 'owner') return who
  const owner = order.items[item % order.items.length]?.merchant ?? ''
  return { kind: 'merchant', id: owner, name: owner, merchant: owner as MerchantId }
}

function expectAsPredicted({ results: [result] }: Decision, { allowed, to }: { allowed: boolean; to?: string }): void {
  expect(result?.outcome).toBe(allowed ? 'moved' : 'refused')
  if (result?.outcome === 'moved') expect(result.to).toBe(to)
}

/** The order committed; what its events fold to, once they were stored as JSON, is the same. */
function committed(before: Order | undefined, { order, events }: Decision, at: Date): Order {
  const version = (before?.version ?? 0) + 1
  const stored = applyCommit(before, JSON.parse(JSON.stringify(events)) as Decision['events'], { version, at })
  expect(JSON.stringify(stored)).toBe(JSON.stringify({ ...order, version, updatedAt: at.toISOString() }))
  return stored
}

function inStep({ machine: { state }, merchantItem }: OrderItem): boolean {
  if (merchantItem) return pairs.get(state)?.includes(merchantItem.machine.state) ?? false
  return !pairs.has(state) || ['cancelled', 'refunded', 'closed'].includes(state)
}

/** What money an order, a merchant's share of it, or the marketplace's own expenses come to. */
type Money = Omit<
  Totals,
  'subtotal' | 'expenseTotal' | 'remunerationTotal' | 'commissionTotal' | 'commissionRefundedTotal'
>

const figures: readonly (keyof Money)[] = [
  'discountTotal',
  'taxTotal',
  'canceledTotal',
  'grandTotal',
  'netTotal',
  'paidTotal',
  'refundedTotal',
  'refundableTotal',
]

function moneyOf(totals: readonly Totals[]): Money {
  return Object.fromEntries(figures.map((figure) => [figure, sum(totals.map((each) => each[figure]))])) as Record<
    keyof Money,
    number
  >
}

/** Merchants' totals and the marketplace's own expenses come to the order's, to the cent; so do the payments. */
function expectExact(order: Order): void {
  for (const one of order.merchantOrders) expect(one.totals).toEqual(merchantTotals(order, one.merchant))
  const shares = [...new Set(order.items.map(({ merchant }) => merchant))].map((one) => merchantTotals(order, one))
  const own = totalsOf(
    [],
    order.expenses.filter(({ merchant }) => !merchant),
  )
  expect(moneyOf([...shares, own])).toEqual(moneyOf([order.totals]))
  expect(order.totals.paidTotal).toBe(sum(order.payments.map(({ captured }) => captured)))
  expect(order.totals.refundedTotal).toBe(sum(order.payments.map(({ refunded }) => refunded)))
}

/** Nothing moved but by an event: each is about where its items stood, and the last says where they stand. */
function expectTold(before: Order | undefined, after: Order, events: readonly OrderEvent[]): void {
  const states = new Map(before?.items.flatMap(statesOf))
  for (const event of events) {
    if (event.type === 'order.placed')
      for (const [key, state] of event.order.items.flatMap(statesOf)) states.set(key, state)
    if (event.type === 'merchantOrder.created')
      for (const { item, machine } of event.items) states.set(`merchant ${item}`, machine.state)
    if (event.type === 'item.split') for (const [key, state] of statesOf(event.part)) states.set(key, state)
    if (event.type !== 'items.moved' && event.type !== 'items.relocated') continue
    for (const item of event.items) {
      expect(states.get(`${event.side} ${item}`)).toBe(event.from)
      states.set(`${event.side} ${item}`, event.to)
    }
  }
  expect(new Map(after.items.flatMap(statesOf))).toEqual(states)
}

function statesOf({ id, machine, merchantItem }: OrderItem): [string, string][] {
  const own: [string, string] = [`marketplace ${id}`, machine.state]
  return merchantItem ? [own, [`merchant ${id}`, merchantItem.machine.state]] : [own]
}

/** Its stock is reserved where its version of its process says so, and nowhere else. */
function expectReserved({ items }: Order, { context }: Engine): void {
  for (const { machine } of items) {
    const { compiled } = context.marketplace.processes.get(machine.process) ?? {}
    expect(machine.reserved ?? false).toBe(compiled?.places.get(machine.state)?.state.reserved)
  }
}

function expectWhole(order: Order): void {
  expect(order.items.filter((item) => !inStep(item))).toEqual([])
  expect(order.items.filter(({ machine, merchantItem }) => machine.failed ?? merchantItem?.machine.failed)).toEqual([])
  expectExact(order)
}

describe('any order, whatever people do in whatever order', () => {
  test('keeps its machines in step, its sums exact, its history complete, and is what its events fold to', () => {
    fc.assert(
      fc.property(carts, payments, acts, (cart, paidBy, doings) => {
        let base = anEngine({ store: { gracePeriodMinutes: doings.length % 2 === 0 ? 0 : 30 }, processes: second })
        let now = base.context.now
        let order: Order | undefined
        const commit = (decision: Decision, engine: Engine) => {
          const after = committed(order, decision, now)
          expectTold(order, after, decision.events)
          expectReserved(after, engine)
          expectWhole(after)
          order = after
          return after
        }
        let current = commit(startOrder(placed({ ...cart, ...(paidBy && { payments: paidBy }) }, base), base), base)
        for (const act of doings) {
          now = new Date(now.getTime() + act.minutes * 60_000)
          const engine = { ...base, context: { ...base.context, actor: actorOf(act, current), now } }
          if (act.change === 'import') base = imported(base)
          const decision = done({ order: current, engine }, act)
          if (decision && decision.events.length > 0) current = commit(decision, engine)
        }
      }),
      { numRuns: 1000 },
    )
  }, 60_000)
})
