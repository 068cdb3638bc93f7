import type { ListOrdersInput } from '@souk/contract/orders'
import type { ProcessId } from '@souk/domain/ids'
import { ages } from '@souk/domain/order/ages'
import type { Age } from '@souk/domain/order/ages'
import type { Sort } from '../live-list/table-head.tsx'

export type OrderSort = NonNullable<ListOrdersInput['sort']>

/** What the address of the list says: which orders, and in which order. */
export type OrdersView = {
  readonly search: string
  readonly states: readonly string[]
  /** With an item in a state of a version of a process, and for how long it has been there. */
  readonly standing?: { readonly process: ProcessId; readonly state: string; readonly age?: Age } | undefined
  readonly stores: readonly string[]
  /** Ids. */
  readonly merchants: readonly string[]
  /** Days in the person's zone, both included: `2026-11-02`. */
  readonly from: string
  readonly to: string
  readonly failed: boolean
  readonly sort: Sort
  /** Filters as written that this list does not know: shown, never dropped silently. */
  readonly broken: readonly string[]
}

export const noFilters: Omit<OrdersView, 'sort'> = {
  search: '',
  states: [],
  stores: [],
  merchants: [],
  from: '',
  to: '',
  failed: false,
  broken: [],
}

const newestFirst: Sort = { by: 'placedAt', desc: true }

const sorts: Readonly<Record<OrderSort, true>> = {
  placedAt: true,
  reference: true,
  customer: true,
  email: true,
  grandTotal: true,
  items: true,
  updatedAt: true,
  due: true,
}

const storeCode = /^[A-Z][A-Z0-9_]{1,15}$/u
const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u
const day = /^\d{4}-\d\d-\d\d$/u

const isDay = (text: string): boolean => day.test(text) && !Number.isNaN(Date.parse(text))

/** Commas part the values of a filter; one inside a value is written `%2C`. */
const written = (value: string): string => value.replaceAll('%', '%25').replaceAll(',', '%2C')
const read = (value: string): string => value.replaceAll('%2C', ',').replaceAll('%25', '%')

const several = (value: string): readonly string[] => value.split(',').filter(Boolean).map(read)

const isAge = (text: string): text is Age => ages.includes(text as Age)

/** `process,state` or `process,state,age`. */
const standingOf = ([process = '', state = '', age, ...rest]: readonly string[]): OrdersView['standing'] => {
  if (!id.test(process) || state === '' || rest.length > 0) return undefined
  if (age === undefined) return { process: process as ProcessId, state }
  return isAge(age) ? { process: process as ProcessId, state, age } : undefined
}

/** What `field:operator:value` adds to a view; undefined: not understood. */
const meaning = (filter: string): Partial<OrdersView> | undefined => {
  const [field = '', operator = '', ...rest] = filter.split(':')
  const value = rest.join(':')
  const values = operator === 'is' ? [read(value)].filter(Boolean) : operator === 'in' ? several(value) : []
  const all = (fits: (one: string) => boolean): boolean => values.length > 0 && values.every(fits)
  if (field === 'state' && values.length > 0) return { states: values }
  if (field === 'standing') {
    const standing = standingOf(values)
    return standing && { standing }
  }
  if (field === 'store' && all((one) => storeCode.test(one))) return { stores: values }
  if (field === 'merchant' && all((one) => id.test(one))) return { merchants: values }
  if (field === 'placed' && operator === 'from' && isDay(value)) return { from: value }
  if (field === 'placed' && operator === 'to' && isDay(value)) return { to: value }
  if (filter === 'failed:is:true') return { failed: true }
  return undefined
}

const sortOf = (text: string): Sort => {
  const by = text.replace(/^-/u, '')
  return by in sorts ? { by, desc: text.startsWith('-') } : newestFirst
}

/** `?f=state:in:paid,confirmed&q=berlin&sort=-placedAt` */
export const parseView = (address: string): OrdersView => {
  const asked = new URLSearchParams(address)
  const meanings = asked.getAll('f').map((filter) => ({ filter, means: meaning(filter) }))
  const understood = meanings.reduce((view, { means }) => ({ ...view, ...means }), noFilters)
  return {
    ...understood,
    search: asked.get('q') ?? '',
    sort: sortOf(asked.get('sort') ?? ''),
    broken: meanings.flatMap(({ filter, means }) => (means ? [] : [filter])),
  }
}

const list = (field: string, values: readonly string[]): readonly string[] =>
  values.length > 0 ? [`${field}:in:${values.map(written).join(',')}`] : []

const filtersOf = (view: OrdersView): readonly string[] => [
  ...list('state', view.states),
  ...list('standing', Object.values(view.standing ?? {})),
  ...list('store', view.stores),
  ...list('merchant', view.merchants),
  ...(view.from ? [`placed:from:${view.from}`] : []),
  ...(view.to ? [`placed:to:${view.to}`] : []),
  ...(view.failed ? ['failed:is:true'] : []),
  ...view.broken,
]

const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%20', '+')

/** The address of a view, empty for all orders, newest first. */
export const writeView = (view: OrdersView): string => {
  const { by, desc } = view.sort
  const parts = [
    ...filtersOf(view).map((filter) => `f=${encoded(filter)}`),
    ...(view.search ? [`q=${encoded(view.search)}`] : []),
    ...(by === newestFirst.by && desc ? [] : [`sort=${desc ? '-' : ''}${by}`]),
  ]
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** Whether anything but the order of the rows is asked for. */
export const isFiltered = (view: OrdersView): boolean => view.search !== '' || filtersOf(view).length > 0
