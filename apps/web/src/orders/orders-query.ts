import type { ListOrdersInput } from '@souk/contract/orders'
import { enteredAt } from '@souk/domain/order/ages'
import type { OrderRow } from '@souk/domain/order/row'
import { isFoundIn } from '@souk/domain/search'
import type { OrderSort, OrdersView } from './orders-view.ts'

/** What the list asks the server, without the page: plain data, instants instead of days. */
export type OrdersQuery = Omit<ListOrdersInput, 'cursor' | 'limit' | 'sort' | 'descending'> & {
  readonly sort: OrderSort
  readonly descending: boolean
}

/** Midnight before the day in the person's zone, or so many days later. */
const midnight = (day: string, later = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** An age is told as of now, and so is what it asks for. */
const standingOf = ({ process, state, age }: NonNullable<OrdersView['standing']>): OrdersQuery['standing'] => ({
  process,
  state,
  ...(age && enteredAt(age, new Date())),
})

export const queryOf = (view: OrdersView): OrdersQuery => ({
  ...(view.search.trim() !== '' && { search: view.search.trim().normalize() }),
  ...(view.states.length > 0 && { states: [...view.states] }),
  ...(view.standing && { standing: standingOf(view.standing) }),
  ...(view.stores.length > 0 && { stores: [...view.stores] }),
  ...(view.merchants.length > 0 && { merchants: [...view.merchants] }),
  ...(view.from !== '' && { placedFrom: midnight(view.from) }),
  ...(view.to !== '' && { placedTo: midnight(view.to, 1) }),
  ...(view.failed && { failed: true }),
  sort: view.sort.by as OrderSort,
  descending: view.sort.desc,
})

/** What the filter and the sort look at in a row: a merchant order has it too. */
export type Listed = Pick<
  OrderRow,
  | 'reference'
  | 'customReference'
  | 'customer'
  | 'email'
  | 'store'
  | 'states'
  | 'merchants'
  | 'grandTotal'
  | 'items'
  | 'failed'
  | 'lateAt'
  | 'placedAt'
  | 'updatedAt'
> & { readonly id: string }

const isAmong = (wanted: readonly string[] | undefined, ...has: readonly string[]): boolean =>
  wanted === undefined || has.some((one) => wanted.includes(one))

type Place = { readonly process: string; readonly state: string }

/** Whether an item of it stands there. */
export const stands = ({ states }: Pick<OrderRow, 'states'>, { process, state }: Place): boolean =>
  states.some((one) => one.process === process && one.state === state)

/** What the server searches in. */
const textOf = ({ reference, customReference, customer, email }: Listed): string =>
  [reference, customReference, customer, email].join(' ').toLowerCase()

/** The server's filter, for rows that come over the live stream; since when items stand where they do it alone knows. */
export const matches = (row: Listed, query: OrdersQuery): boolean => {
  const { search = '', standing, placedFrom = '', placedTo, failed } = query
  return (
    isAmong(query.stores, row.store) &&
    isAmong(query.states, ...row.states.map(({ state }) => state)) &&
    (standing === undefined || stands(row, standing)) &&
    isAmong(query.merchants, ...row.merchants) &&
    row.placedAt >= placedFrom &&
    (placedTo === undefined || row.placedAt < placedTo) &&
    (failed === undefined || failed === row.failed > 0) &&
    isFoundIn(textOf(row), search)
  )
}

/** Sorts as PostgreSQL does, by code points: in UTF-16 what is above U+FFFF stands in front of U+E000. */
const inCodePoints = (text: string): string => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '\uffff$&')

/** Where a row stands among others; references sort naturally: by length, then by text. */
const keys: Readonly<Record<OrderSort, (row: Listed) => string | number>> = {
  placedAt: (row) => row.placedAt,
  updatedAt: (row) => row.updatedAt,
  reference: (row) => row.reference.padStart(60),
  customer: (row) => inCodePoints(row.customer),
  email: (row) => row.email,
  grandTotal: (row) => row.grandTotal,
  items: (row) => row.items,
  // What is never late comes after every time.
  due: (row) => row.lateAt ?? '~',
}

const order = (one: string | number, other: string | number): number => (one < other ? -1 : Number(one > other))

/** The server's sort: equal ones by id, in the same direction. */
export const compare = ({ sort, descending }: OrdersQuery): ((one: Listed, other: Listed) => number) => {
  const key = keys[sort]
  const direction = descending ? -1 : 1
  return (one, other) => direction * (order(key(one), key(other)) || order(one.id, other.id))
}

/** Only stores and merchants: what counters can tell apart. */
export type Within = { readonly stores: readonly string[]; readonly merchants: readonly string[] }

export const isWithin = (
  { stores, merchants }: Within,
  { store, merchant }: { readonly store: string; readonly merchant: string },
): boolean =>
  (stores.length === 0 || stores.includes(store)) && (merchants.length === 0 || merchants.includes(merchant))
