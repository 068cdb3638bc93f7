import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import type { MerchantId } from '../ids.ts'
import { sum } from '../money.ts'
import { applyCommit } from '../order/commit.ts'
import type { Order, OrderItem, Totals } from '../order/order.ts'
import { pairs } from '../order/pairs.ts'
import { merchantTotals, totalsOf } from '../order/totals.ts'
import { carts } from '../testing/arbitrary.ts'
import { choicesFor } from './choices-for.ts'
import { fireDue } from './due.ts'
import type { Decision, Trigger } from './outcome.ts'
import type { Engine } from './registry.ts'
import { startOrder, trigger } from './run.ts'
import { anEngine, customer, merchantUser, operator, placed, shop, system } from './testing/souk.ts'

interface Act {
  /** `owner`: the merchant of the item. */
  readonly who: Actor | 'owner'
  /** Which item, and which of its choices. */
  readonly item: number
  readonly pick: number
  /** At all the items that have the event, at the one, or at one of a row of several. */
  readonly at: 'all' | 'item' | 'part'
  readonly minutes: number
}

const anyone = [operator, operator, 'owner', 'owner', 'owner', system, shop, customer, merchantUser(3)] as const

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...anyone),
    item: fc.nat(9),
    pick: fc.nat(9),
    at: fc.constantFrom('all', 'all', 'item', 'part'),
    minutes: fc.constantFrom(0, 0, 0, 0, 0, 45),
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

interface Moment {
  readonly order: Order
  readonly engine: Engine
}

/** Does what the act picks among the choices of its actor, seldom a cancellation; the system starts returns. */
function decisionOf({ order, engine }: Moment, { item, pick, at }: Act): Decision | undefined {
  const { actor } = engine.setting
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

function expectWhole(order: Order): void {
  expect(order.items.filter((item) => !inStep(item))).toEqual([])
  expect(order.items.filter(({ machine, merchantItem }) => machine.failed ?? merchantItem?.machine.failed)).toEqual([])
  expectExact(order)
}

describe('any order, whatever people do in whatever order', () => {
  test('keeps its machines in step, its sums exact, and is what its events fold to', () => {
    fc.assert(
      fc.property(carts, payments, acts, (cart, paidBy, doings) => {
        const base = anEngine({ store: { gracePeriodMinutes: doings.length % 2 === 0 ? 0 : 30 } })
        let now = base.setting.now
        let order = committed(
          undefined,
          startOrder(placed({ ...cart, ...(paidBy && { payments: paidBy }) }, base), base),
          now,
        )
        expectWhole(order)
        for (const act of doings) {
          now = new Date(now.getTime() + act.minutes * 60_000)
          const engine = { ...base, setting: { ...base.setting, actor: actorOf(act, order), now } }
          const decision = act.minutes > 0 ? fireDue(order, engine) : decisionOf({ order, engine }, act)
          if (!decision || decision.events.length === 0) continue
          order = committed(order, decision, now)
          expectWhole(order)
        }
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})
