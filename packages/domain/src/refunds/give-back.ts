import type { Decision } from '../engine/outcome.ts'
import { partsOf } from '../engine/parts.ts'
import type { Context, Engine } from '../engine/registry.ts'
import { decisionOf } from '../engine/results.ts'
import { settle } from '../engine/settle.ts'
import { begin, record } from '../engine/work.ts'
import type { Work } from '../engine/work.ts'
import type { ExpenseId, OrderItemId } from '../ids.ts'
import { refundable } from '../order/amounts.ts'
import type { Expense } from '../order/expense.ts'
import type { OrderItem } from '../order/item.ts'
import { amountOf } from '../order/lines.ts'
import type { Order } from '../order/order.ts'
import type { RefundLine } from '../order/payment.ts'
import { refundEvents } from '../order/refund.ts'
import { Refused } from '../refused.ts'
import { refundLimit } from '../settings.ts'

/** All that is left of a row or expense, or of so many of a row, or an amount of it. */
export type GivenLine =
  | { readonly item: OrderItemId; readonly quantity?: number | undefined; readonly amount?: number | undefined }
  | { readonly expense: ExpenseId; readonly amount?: number | undefined }

export interface Giving {
  readonly lines: readonly GivenLine[]
  /** Needed where an amount was chosen. */
  readonly reason?: string | undefined
  readonly comment?: string | undefined
}

/**
 * An operator gives money back, line by line. It moves money and nothing else: a row is put into `refunded` by its own event.
 * A row of which some are given back is split. Refused: `item.not-found`, `expense.not-found`, `refund.line-twice`,
 * `refund.nothing-left`, `refund.too-much`, `refund.no-reason`, `refund.above-limit`, and what splitting refuses.
 */
export function giveBack(order: Order, { lines, reason, comment }: Giving, engine: Engine): Decision {
  const { context } = engine
  checkReason(lines, reason)
  checkTwice(lines)
  const { work, rows } = splitRows(order, lines, engine)
  const chosen = lines.map((line) => chosenLine(work.order, line, rows))
  checkLimit(order, amountOf(chosen), context)
  const { newId, now, actor: by } = context
  const said = { ...(reason !== undefined && { reason }), ...(comment !== undefined && { comment }) }
  const given = record(work, refundEvents(work.order, chosen, { newId, now, by, ...said }), engine)
  return decisionOf(settle(given, 0, engine), { side: 'marketplace', items: [], left: new Map() })
}

function checkReason(lines: readonly GivenLine[], reason: string | undefined): void {
  if (reason !== undefined || lines.every(({ amount }) => amount === undefined)) return
  throw new Refused('refund.no-reason', 'reason: say why this amount and no other.', { path: 'reason' })
}

function checkTwice(lines: readonly GivenLine[]): void {
  const ids = lines.map(idOf)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice === undefined) return
  throw new Refused('refund.line-twice', `${twice} is in two lines. Put what is given back for it into one.`, {
    id: twice,
  })
}

function idOf(line: GivenLine): string {
  return 'item' in line ? line.item : line.expense
}

interface Split {
  readonly work: Work
  /** Rows asked for → what of them is meant. */
  readonly rows: ReadonlyMap<OrderItemId, OrderItemId>
}

function splitRows(order: Order, lines: readonly GivenLine[], engine: Engine): Split {
  const quantities = lines.flatMap((line) =>
    'item' in line && line.quantity !== undefined ? [{ item: line.item, quantity: line.quantity }] : [],
  )
  const wanted = quantities.map(({ item }) => rowOf(order, item))
  const { events, parts } = partsOf(wanted, quantities, engine)
  const rows = new Map(wanted.map(({ id }, index) => [id, parts[index] ?? id]))
  return { work: record(begin(order), events, engine), rows }
}

function rowOf({ items, reference }: Order, id: OrderItemId): OrderItem {
  const row = items.find((item) => item.id === id)
  if (row) return row
  throw new Refused('item.not-found', `Order ${reference} has no item ${id}.`, { item: id })
}

function expenseOf({ expenses, reference }: Order, id: ExpenseId): Expense {
  const expense = expenses.find((one) => one.id === id)
  if (expense) return expense
  throw new Refused('expense.not-found', `Order ${reference} has no expense ${id}.`, { expense: id })
}

function chosenLine(order: Order, line: GivenLine, rows: Split['rows']): RefundLine {
  if ('expense' in line) {
    const { id: expense, ...of } = expenseOf(order, line.expense)
    return { expense, amount: amountFrom(of, line) }
  }
  const { id: item, ...of } = rowOf(order, rows.get(line.item) ?? line.item)
  return { item, amount: amountFrom(of, line) }
}

function amountFrom({ name, amounts }: Pick<OrderItem | Expense, 'name' | 'amounts'>, line: GivenLine): number {
  const most = refundable(amounts)
  const { amount = most } = line
  const details = { id: idOf(line), amount, most }
  if (most === 0) throw new Refused('refund.nothing-left', `${name}: no money is left to give back.`, details)
  if (amount <= most) return amount
  throw new Refused('refund.too-much', `${name}: ${amount} is more than the ${most} that are left.`, details)
}

function checkLimit({ currency }: Order, amount: number, { marketplace, actor }: Context): void {
  const limit = refundLimit(marketplace.settings.refunds, actor, currency)
  if (limit === undefined || amount <= limit) return
  const sentence = `${amount} is above the ${limit} ${currency} that may be given back in one act. Raise the limit, or give less.`
  throw new Refused('refund.above-limit', sentence, { amount, limit, currency })
}
