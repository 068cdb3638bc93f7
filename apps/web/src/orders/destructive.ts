import { sum } from '@souk/domain/money'
import type { OrderEvent } from '@souk/domain/order/events'
import type { Order } from '@souk/domain/order/order'
import { formatMoney } from '../text/money.ts'
import type { Ask } from './create-acts.ts'
import { machineKey } from './machine-key.ts'
import type { Foresight } from './order-rules.ts'
import type { orderWords } from './order-words.ts'

/** Whether its name says that something is taken back. */
export const soundsDestructive = (event: string): boolean => /^(?:cancel|refund)(?: |$)/u.test(event)

/** Whether money or goods are at stake. */
export const isDestructive = (event: string, foresight: Foresight | undefined): boolean =>
  soundsDestructive(event) ||
  (foresight?.events ?? []).some(({ type }) => type === 'items.cancelled' || type === 'refund.created')

type Words = (typeof orderWords)['en']

type Lines = readonly { readonly amount: number }[]

const total = (...lines: readonly Lines[]): number => sum(lines.flat().map(({ amount }) => amount))

/** How many of the items would come to rest in which state. */
const targetsOf = ({ side, items }: Ask, { states }: Foresight): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) {
    const to = states.get(machineKey(item, side))
    if (to !== undefined) counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return counts
}

const moneyLines = (event: OrderEvent, order: Order, text: Words): readonly string[] => {
  const money = (amount: number): string => formatMoney(amount, order.currency)
  if (event.type === 'refund.created') {
    const used = new Set(event.payments.map(({ payment }) => payment))
    const methods = order.payments.filter(({ id }) => used.has(id)).map(({ method }) => method)
    return [text.willRefund(money(event.refund.amount), methods.join(', '))]
  }
  if (event.type !== 'items.cancelled') return []
  const canceled = new Set<string>([
    ...event.items.map(({ item }) => item),
    ...event.expenses.map(({ expense }) => expense),
  ])
  const kept = sum(
    [...order.items, ...order.expenses].flatMap(({ id, amounts }) =>
      canceled.has(id) ? [amounts.captured - amounts.refunded] : [],
    ),
  )
  return [text.willCancel(money(total(event.items, event.expenses))), ...(kept > 0 ? [text.willKeep(money(kept))] : [])]
}

/** What will happen, in words, one sentence each. */
export const consequences = (
  { ask, order, foresight }: { readonly ask: Ask; readonly order: Order; readonly foresight: Foresight | undefined },
  text: Words,
): readonly string[] => {
  if (!foresight) return [text.cannotUndo]
  return [
    ...[...targetsOf(ask, foresight)].map(([to, count]) => text.willMove(count, to)),
    ...foresight.events.flatMap((event) => moneyLines(event, order, text)),
    text.cannotUndo,
  ]
}
