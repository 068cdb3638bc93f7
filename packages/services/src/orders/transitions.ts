import { transitionLog } from '@souk/domain/engine/transition-log'
import type { LoggedTransition } from '@souk/domain/engine/transition-log'
import type { OrderId, OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import type { OrderDeps } from './deps.ts'
import type { Page, PageRequest } from './page.ts'

export interface TransitionFilter {
  readonly search?: string
  readonly items?: readonly OrderItemId[]
  readonly side?: Side
  readonly failed?: true
}

/** The transition log of one order, newest first: every move, failure and change by hand, made of the order's own events. */
export async function transitions(
  { orders, marketplace }: OrderDeps,
  { order, ...filter }: TransitionFilter & { readonly order: OrderId },
  { limit, cursor }: Pick<PageRequest<never>, 'limit' | 'cursor'>,
): Promise<Page<LoggedTransition>> {
  const [events, current] = await Promise.all([orders.events(order, 0), marketplace.current()])
  const matching = transitionLog(events, current)
    .filter((line) => matches(line, filter))
    .toReversed()
  const left = cursor === undefined ? matching : matching.filter(({ id }) => id < cursor)
  const rows = left.slice(0, limit)
  const last = rows.at(-1)
  return { rows, total: matching.length, ...(left.length > limit && last && { next: last.id }) }
}

function matches(line: LoggedTransition, { search = '', items, side, failed }: TransitionFilter): boolean {
  const { by, event, source, target, command, conditions, error, reason } = line
  const texts = [by.name, event, source, target, command, ...conditions, error?.code, error?.message, reason]
  return (
    texts.some((text) => text?.toLowerCase().includes(search.toLowerCase())) &&
    (!items || line.items.some((item) => items.includes(item))) &&
    (!side || side === line.side) &&
    (!failed || error !== undefined)
  )
}
