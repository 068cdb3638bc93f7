import type { MerchantId } from '@souk/domain/ids'
import { isWithin } from '@souk/domain/order/ages'
import type { Machine } from '@souk/domain/order/machine'
import type { Order } from '@souk/domain/order/order'
import { merchantOrderRow, orderRow } from '@souk/domain/order/row'
import type { MerchantOrderRow, OrderRow, StateCount } from '@souk/domain/order/row'
import { isFoundIn } from '@souk/domain/search'
import { memoryPage } from './memory-page.ts'
import type { Key } from './memory-page.ts'
import type { CustomerOrderEntry, OrderFilter, OrderLists, OrderSort, StandingFilter } from './order-lists.ts'
import type { Page, PageRequest } from './page.ts'

/** What both kinds of rows have in common to be found and sorted by. */
interface Listed<Row> {
  readonly row: Row
  readonly id: string
  readonly merchants: readonly MerchantId[]
  readonly placedAt: string
  readonly searched: string
  /** Those of its items, on the side the list is of. */
  readonly machines: readonly Machine[]
  readonly facts: Pick<
    OrderRow,
    | 'reference'
    | 'store'
    | 'customer'
    | 'email'
    | 'grandTotal'
    | 'items'
    | 'failed'
    | 'unpaired'
    | 'lateAt'
    | 'updatedAt'
  > & {
    readonly states: readonly StateCount[]
    readonly paymentMethod?: string
  }
}

function listedOrder(order: Order): Listed<OrderRow> {
  const row = orderRow(order)
  const { id, merchants, placedAt, reference, customReference, customer, email } = row
  return {
    row,
    id,
    merchants,
    placedAt,
    searched: [reference, customReference, customer, email].join(' '),
    machines: order.items.map(({ machine }) => machine),
    facts: row,
  }
}

function listedMerchantOrder(order: Order, merchant: MerchantId): Listed<MerchantOrderRow> {
  const row = merchantOrderRow(order, merchant)
  const { id, createdAt, reference, customer, email } = row
  return {
    row,
    id,
    merchants: [merchant],
    placedAt: createdAt,
    searched: [reference, customer, email].join(' '),
    machines: order.items.flatMap(({ merchantItem }) =>
      merchantItem?.merchantOrder === id ? [merchantItem.machine] : [],
    ),
    facts: row,
  }
}

function matches<Row>({ facts, merchants, placedAt, searched, machines }: Listed<Row>, filter: OrderFilter): boolean {
  const { search, stores, states, merchants: wanted, placedFrom, placedTo, failed, unpaired, lateBefore } = filter
  const { paymentMethods, standing } = filter
  const { lateAt } = facts
  return (
    (!paymentMethods || paymentMethods.includes(facts.paymentMethod ?? '')) &&
    (!search || isFoundIn(searched.toLowerCase(), search)) &&
    (!stores || stores.includes(facts.store)) &&
    (!states || facts.states.some(({ state }) => states.includes(state))) &&
    (!standing || machines.some((machine) => stands(machine, standing))) &&
    (!wanted || merchants.some((merchant) => wanted.includes(merchant))) &&
    (!placedFrom || Date.parse(placedAt) >= Date.parse(placedFrom)) &&
    (!placedTo || Date.parse(placedAt) < Date.parse(placedTo)) &&
    (failed === undefined || failed === facts.failed > 0) &&
    (unpaired === undefined || unpaired === (facts.unpaired ?? 0) > 0) &&
    (!lateBefore || (lateAt !== undefined && Date.parse(lateAt) < Date.parse(lateBefore)))
  )
}

function stands({ process, state, since }: Machine, standing: StandingFilter): boolean {
  return process === standing.process && state === standing.state && isWithin(standing, since)
}

/** After every time. */
const NEVER = '~'

/** References sort naturally: length, then text. */
function keyOf<Row>({ facts, placedAt, id }: Listed<Row>, sort: OrderSort): Key {
  if (sort === 'placedAt') return [placedAt, id]
  if (sort === 'due') return [facts.lateAt ?? NEVER, id]
  return [sort === 'reference' ? facts.reference.padStart(60) : facts[sort], id]
}

function page<Row>(all: readonly Listed<Row>[], filter: OrderFilter, request: PageRequest<OrderSort>): Page<Row> {
  const { sort, descending } = request
  const matching = all.filter((listed) => matches(listed, filter))
  const { rows, ...rest } = memoryPage(matching, request, { descending, keyOf: (listed) => keyOf(listed, sort) })
  return { ...rest, rows: rows.map(({ row }) => row) }
}

/** Lists over orders in memory. Refused: `list.bad-cursor`. */
export function memoryOrderLists(orders: () => Iterable<Order>): OrderLists {
  const merchantOrders = () =>
    [...orders()].flatMap((order) => order.merchantOrders.map(({ merchant }) => listedMerchantOrder(order, merchant)))
  return {
    orders: async (filter, request) => page([...orders()].map(listedOrder), filter, request),
    merchantOrders: async (filter, request) => page(merchantOrders(), filter, request),
    ofCustomer: async ({ customer, hidden, offset, limit }) => {
      const isHidden = ({ process, state }: StateCount) =>
        hidden.some((one) => one.process === process && one.state === state)
      const own = [...orders()]
        .filter((order) => order.customer.reference === customer)
        .map((order): CustomerOrderEntry => ({ ...order, row: orderRow(order) }))
        .filter(({ row }) => !row.states.every(isHidden))
        .toSorted((a, b) => (newer(a.row, b.row) ? -1 : 1))
        .map(({ row, totals, priceMode, locale }) => ({ row, totals, priceMode, locale }))
      return { rows: own.slice(offset, offset + limit), total: own.length }
    },
    customerOrders: async (merchant, email) =>
      merchantOrders().filter(({ row }) => row.merchant === merchant && row.email === email).length,
  }
}

function newer(a: OrderRow, b: OrderRow): boolean {
  return a.placedAt === b.placedAt ? a.id > b.id : a.placedAt > b.placedAt
}
