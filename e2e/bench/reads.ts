import type { ListOrdersInput } from '@souk/contract/orders'
import { orderSort } from '@souk/contract/orders'
import type { Marketplace } from './marketplace.ts'

/** One call, as a screen makes it. */
export type Read = (of: Marketplace) => Promise<unknown>

/** Calls by name, of a kind whose slowest one counts. */
export interface ReadKind {
  readonly name: string
  readonly reads: Readonly<Record<string, Read>>
  /** A search in a state looks up each that is found: such a first page is shown, not judged. */
  readonly isJudged: boolean
}

type Wanted = Omit<ListOrdersInput, 'sort' | 'descending' | 'cursor' | 'limit' | 'merchants'>

const DAY_MS = 86_400_000
const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString()

const filters: Readonly<Record<string, Wanted>> = {
  'of a store': { stores: ['AT'] },
  'in a common state': { states: ['closed'] },
  'in rare states': { states: ['refunded', 'canceled by merchant'] },
  'in states in hand': { states: ['sent to merchant', 'shipped by merchant', 'new', 'shipped'] },
  'of a week': { placedFrom: day(24), placedTo: day(17) },
  'of half a year': { placedFrom: day(300), placedTo: day(120) },
  'with failures': { failed: true },
  'without failures': { failed: false },
  late: { late: true },
}
const searches: Readonly<Record<string, Wanted>> = {
  'for an e-mail': { search: 'greta.hoffmann.' },
  'for a name': { search: 'Anna' },
  'for part of a name': { search: 'mann' },
  'for a reference': { search: 'AT--10000' },
  'for two letters': { search: 'an' },
  'for what nobody has': { search: 'xyzzy' },
}
const together: Readonly<Record<string, Wanted>> = {
  'of a store, in a state': { stores: ['AT'], states: ['delivered'] },
  'of a store, in a state, of half a year': {
    stores: ['AT'],
    states: ['closed'],
    placedFrom: day(300),
    placedTo: day(120),
  },
}
const searchesInStates: Readonly<Record<string, Wanted>> = {
  'for a name': { search: 'schneider', states: ['delivered'] },
}
const sorts: Readonly<Record<string, Pick<ListOrdersInput, 'sort' | 'descending'>>> = Object.fromEntries(
  orderSort.options.flatMap((sort) => [
    [`by ${sort}`, { sort, descending: false }],
    [`by ${sort}, last first`, { sort, descending: true }],
  ]),
)

const each = <Input>(inputs: Readonly<Record<string, Input>>, read: (input: Input) => Read): Record<string, Read> =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, read(input)]))

type List = (input: Wanted & Pick<ListOrdersInput, 'sort' | 'descending'>) => Read

const merchantAt = ({ merchants }: Marketplace, place: number) => merchants.at(place)?.id
const lists: Readonly<Record<string, List>> = {
  orders: (input) => (of) => of.operator.orders.list.query(input),
  'merchant orders': (input) => (of) => of.operator.merchantOrders.list.query(input),
  'a merchant’s orders': (input) => (of) =>
    of.operator.merchantOrders.list.query({ ...input, merchant: merchantAt(of, 0) }),
}
const kindsOf = (name: string, list: List): readonly ReadKind[] => [
  { name: `${name}, each sort`, reads: each(sorts, list), isJudged: true },
  { name: `${name}, each filter`, reads: each(filters, list), isJudged: true },
  { name: `${name}, searched`, reads: each(searches, list), isJudged: true },
  { name: `${name}, filters together`, reads: each(together, list), isJudged: true },
  { name: `${name}, searched in a state`, reads: each(searchesInStates, list), isJudged: false },
]

/** Versions of the process of invoices, by the marketplace they are of. */
const processes = new WeakMap<Marketplace, Promise<string>>()

async function processOf(of: Marketplace): Promise<string> {
  const asked = processes.get(of) ?? of.operator.processes.list.query().then((all) => idIn(all, 'MarketplacePayment01'))
  processes.set(of, asked)
  return asked
}

function idIn(all: readonly { readonly name: string; readonly id: string }[], wanted: string): string {
  const found = all.find(({ name }) => name === wanted)
  if (!found) throw new Error(`there is no process ${wanted}`)
  return found.id
}

/** Orders with an item that has been in a state since those times. */
const standing =
  (state: string, since: { readonly from?: string; readonly to?: string }, beside: Wanted = {}): Read =>
  async (of) =>
    of.operator.orders.list.query({ ...beside, standing: { process: await processOf(of), state, ...since } })

/** A list more is a line more. */
export const kinds: readonly ReadKind[] = [
  ...Object.entries(lists).flatMap(([name, list]) => kindsOf(name, list)),
  {
    name: 'orders of merchants',
    isJudged: true,
    reads: {
      'a busy one': (of) => of.operator.orders.list.query({ merchants: [merchantAt(of, 0) ?? ''] }),
      'a quiet one': (of) => of.operator.orders.list.query({ merchants: [merchantAt(of, -1) ?? ''] }),
      several: (of) => of.operator.orders.list.query({ merchants: of.merchants.slice(3, 6).map(({ id }) => id) }),
    },
  },
  {
    name: 'refunds and stock',
    isJudged: true,
    reads: {
      refunds: ({ operator }) => operator.refunds.list.query({}),
      'refunds, searched': ({ operator }) => operator.refunds.list.query({ search: 'Anna' }),
      'reserved stock': ({ operator }) => operator.stock.reserved.query({}),
    },
  },
  {
    name: 'orders by their age in a state',
    isJudged: true,
    reads: {
      'old ones of a common state': standing('closed', { to: day(7) }),
      'old ones of a rare state': standing('canceled', { to: day(7) }),
      'ones that wait': standing('grace period finished', { to: day(7) }),
      'of a week': standing('closed', { from: day(24), to: day(17) }),
      'of a store': standing('closed', { to: day(7) }, { stores: ['AT'] }),
    },
  },
  {
    name: 'figures of the matrix',
    isJudged: true,
    reads: {
      all: ({ operator }) => operator.orders.counts.query(),
      'by age': ({ operator }) => operator.orders.ages.query(),
      'of merchants': ({ operator }) => operator.merchantOrders.counts.query(),
    },
  },
]
