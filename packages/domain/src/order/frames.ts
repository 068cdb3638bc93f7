import { counted } from '../counted.ts'
import type { MerchantId } from '../ids.ts'
import type { Recorded } from './events.ts'
import type { OrderItem } from './item.ts'
import type { Machine } from './machine.ts'
import type { MerchantOrder, Order } from './order.ts'
import { merchantOrderRow, orderRow } from './row.ts'
import type { MerchantOrderRow, Move, OrderRow } from './row.ts'

/** One commit as the operators' board hears it: the same for every operator, unfiltered. */
export interface BoardFrame {
  readonly row: OrderRow
  /** Net moves of the commit on both machines. */
  readonly moves: readonly Move[]
}

/** One commit as the merchant hears it. */
export interface MerchantFrame {
  readonly row: MerchantOrderRow
  /** The commit created this merchant order. */
  readonly fresh: boolean
  /** Of this merchant's machine alone. */
  readonly moves: readonly Move[]
}

/** One commit as whoever looks at the order hears it. */
export interface OrderFrame {
  readonly events: readonly Recorded[]
}

/** Net moves of a commit on both machines of every item, equal ones counted together. `before` absent: a new order. */
export function movesOf(before: Order | undefined, after: Order): Move[] {
  return grouped([...movesOn(marketplaceMachine, before, after), ...movesOn(merchantMachine, before, after)])
}

export function boardFrame(before: Order | undefined, after: Order): BoardFrame {
  return { row: orderRow(after), moves: movesOf(before, after) }
}

/**
 * Frames of the merchants whose part the commit changed: a new merchant order, its machine on some item, or its amounts.
 * `after` is `before` with events folded in: what did not change is the same object in both.
 */
export function merchantFrames(before: Order | undefined, after: Order): ReadonlyMap<MerchantId, MerchantFrame> {
  if (after.merchantOrders.length === 0) return new Map()
  const known = new Map(before?.merchantOrders.map((merchantOrder) => [merchantOrder.id, merchantOrder]))
  const touched = touchedMerchants(before, after)
  const moves = Map.groupBy(movesOn(merchantMachine, before, after), ({ merchant }) => merchant)
  const frame = ({ merchant, id }: MerchantOrder): MerchantFrame => ({
    row: merchantOrderRow(after, merchant),
    fresh: !known.has(id),
    moves: grouped(moves.get(merchant) ?? []),
  })
  const changed = after.merchantOrders.filter(
    (merchantOrder) => known.get(merchantOrder.id) !== merchantOrder || touched.has(merchantOrder.merchant),
  )
  return new Map(changed.map((merchantOrder) => [merchantOrder.merchant, frame(merchantOrder)]))
}

/** Merchants of whose part something is new; their amounts show in their merchant orders. */
function touchedMerchants(before: Order | undefined, after: Order): ReadonlySet<MerchantId> {
  if (before && before.billing !== after.billing) return new Set(after.items.map(({ merchant }) => merchant))
  const shipments = new Set(before?.shipments)
  const shipped = new Set(after.shipments.filter((shipment) => !shipments.has(shipment)).map(({ id }) => id))
  const items = after.items.filter((item, index) => {
    return before?.items[index]?.merchantItem !== item.merchantItem || shipped.has(item.shipment)
  })
  const known = new Set(before?.documents)
  const documents = after.documents.filter((document) => !known.has(document))
  return new Set([...items, ...documents].flatMap(({ merchant }) => merchant ?? []))
}

const marketplaceMachine = ({ machine }: OrderItem): Machine => machine
const merchantMachine = ({ merchantItem }: OrderItem): Machine | undefined => merchantItem?.machine

/** One per item that moved; a row keeps its place in the order for good. */
function movesOn(
  machineOf: (item: OrderItem) => Machine | undefined,
  before: Order | undefined,
  { items, store }: Order,
): Move[] {
  return items.flatMap((item, index): Move[] => {
    const was = before?.items[index]
    const from = was && machineOf(was)
    const to = machineOf(item)
    if (!to || from === to) return []
    return moved(from, to).map((move) => ({ ...move, store, merchant: item.merchant, count: 1 }))
  })
}

function moved(from: Machine | undefined, to: Machine): Pick<Move, 'process' | 'from' | 'to'>[] {
  if (!from) return [{ process: to.process, from: null, to: to.state }]
  if (from.process !== to.process)
    return [{ process: from.process, from: from.state, to: null }, ...moved(undefined, to)]
  return from.state === to.state ? [] : [{ process: to.process, from: from.state, to: to.state }]
}

function grouped(moves: readonly Move[]): Move[] {
  return counted(moves, (one, other) => {
    if (one.merchant !== other.merchant || one.process !== other.process) return false
    return one.from === other.from && one.to === other.to
  })
}
