import { explain } from '../engine/explain.ts'
import type { Decision } from '../engine/outcome.ts'
import { visibleTo } from '../engine/permit.ts'
import type { Engine } from '../engine/registry.ts'
import { trigger } from '../engine/run.ts'
import { record } from '../engine/work.ts'
import type { DocumentId, MerchantId, OrderItemId } from '../ids.ts'
import { isoOf } from '../iso.ts'
import type { Return, ReturnItem } from '../order/documents.ts'
import type { OrderItem } from '../order/item.ts'
import type { Order } from '../order/order.ts'
import { returnEvent } from '../order/return.ts'
import { orNoReturn, refusedReturn } from './refused-return.ts'
import { byReturn, hindrance, isGone, returnableUntil, START_RETURN } from './returnable.ts'

/** A row to be sent back, or so many of it, and why: the key of a return reason, or somebody's own words. */
export interface ReturnLine extends ReturnItem {
  readonly quantity?: number | undefined
}

export interface WantedReturn {
  readonly id: DocumentId
  readonly reference: string
  readonly lines: readonly ReturnLine[]
}

/**
 * These items begin to go back to their one merchant, all of them or none, and what still counts of their price is promised
 * back. Refused: `item.not-found`, `return.no-items`, `return.item-twice`, `return.several-merchants`,
 * `return.incomplete-bundle`, `return.too-late`, `return.not-possible`, and what splitting a row refuses.
 */
export function startReturn(order: Order, { id, reference, lines }: WantedReturn, engine: Engine): Decision {
  const chosen = chosenRows(order, lines, engine)
  const merchant = soleMerchant(order, chosen)
  checkBundles(order, chosen, engine)
  checkTime(order, chosen, engine)
  const { decision, items } = begun(order, chosen, engine)
  const { actor: by, now } = engine.context
  const customer = order.customer.reference
  const about = { id, merchant, reference, ...(customer !== undefined && { customer }), items, by }
  const document: Return = { kind: 'return', ...about, at: isoOf(now) }
  const events = [...promises(decision, items), { type: 'document.recorded', document } as const]
  return { ...decision, ...record(decision, events, engine) }
}

interface Chosen {
  readonly row: OrderItem
  readonly quantity: number
  readonly reason: string
}

function chosenRows(order: Order, lines: readonly ReturnLine[], { context }: Engine): readonly Chosen[] {
  const rows = new Map(visibleTo(context.actor, order).map((row) => [row.id, row]))
  const seen = new Set<OrderItemId>()
  return lines.map(({ item, quantity, reason }) => {
    const row = rows.get(item)
    if (!row) throw refusedReturn('item.not-found', `Order ${order.reference} has no item ${item}.`, { item })
    if (seen.has(item)) throw refusedReturn('return.item-twice', `${row.name} is named twice. Name it once.`, { item })
    seen.add(item)
    return { row, quantity: quantity ?? row.quantity, reason }
  })
}

function soleMerchant({ reference }: Order, chosen: readonly Chosen[]): MerchantId {
  const [merchant, ...others] = new Set(chosen.map(({ row }) => row.merchant))
  if (!merchant) throw refusedReturn('return.no-items', 'items: name at least one.', { path: 'items' })
  if (others.length === 0) return merchant
  const sentence = `These items of order ${reference} are of ${1 + others.length} merchants. Make a return for each.`
  throw refusedReturn('return.several-merchants', sentence, { merchants: [merchant, ...others] })
}

function checkBundles({ items }: Order, chosen: readonly Chosen[], engine: Engine): void {
  const bundles = new Set(chosen.flatMap(({ row }) => row.bundle ?? []))
  const whole = new Set(chosen.filter(({ row, quantity }) => quantity === row.quantity).map(({ row }) => row.id))
  const missing = items.filter(
    (item) => item.bundle && bundles.has(item.bundle) && !whole.has(item.id) && !isGone(item, engine),
  )
  if (missing.length === 0) return
  const sentence = `A bundle comes back whole: add all of ${missing.map(({ name }) => name).join(', ')}.`
  throw refusedReturn('return.incomplete-bundle', sentence, { items: missing.map(({ id }) => id) })
}

function checkTime(order: Order, chosen: readonly Chosen[], { context }: Engine): void {
  const now = isoOf(context.now)
  const late = chosen.flatMap(({ row }) => {
    const until = returnableUntil(order, row, context.marketplace)
    return until !== undefined && now > until ? [{ item: row.id, until }] : []
  })
  const [first] = late
  if (!first) return
  const sentence = `The time to return ${late.length} of these items is over, for the first since ${first.until}.`
  throw refusedReturn('return.too-late', sentence, { items: late })
}

interface Begun {
  readonly decision: Decision
  /** What goes back: rows, and parts of rows. */
  readonly items: readonly ReturnItem[]
}

function begun(order: Order, chosen: readonly Chosen[], engine: Engine): Begun {
  const quantities = chosen.map(({ row, quantity }) => ({ item: row.id, quantity }))
  const wanted = { side: 'marketplace', event: START_RETURN, quantities } as const
  const decision = orNoReturn(() => trigger(order, wanted, byReturn(engine)))
  const refused = decision.results.flatMap((one) =>
    one.outcome === 'refused' ? [{ item: one.item, ...hindrance(one, order, engine) }] : [],
  )
  if (refused.length > 0) {
    const why = [...new Set(refused.map(({ state, reason }) => `In "${state}": ${explain(reason)}`))].join(' ')
    const sentence = `${refused.length} of these items cannot be returned as they stand. ${why}`
    throw refusedReturn('return.not-possible', sentence, { items: refused })
  }
  const parts = new Map(
    decision.events.flatMap((event) => (event.type === 'item.split' ? [[event.item.id, event.part.id]] : [])),
  )
  return { decision, items: chosen.map(({ row, reason }) => ({ item: parts.get(row.id) ?? row.id, reason })) }
}

/** Of what no command of the process has promised back. */
function promises({ order, events }: Decision, items: readonly ReturnItem[]) {
  const promised = new Set(
    events.flatMap((event) => (event.type === 'return.started' ? event.items : [])).map(({ item }) => item),
  )
  const ids = new Set(items.map(({ item }) => item))
  const open = order.items.filter(({ id }) => ids.has(id) && !promised.has(id))
  return open.length > 0 ? [returnEvent(order, open)] : []
}
