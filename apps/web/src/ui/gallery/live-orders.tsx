import Inbox from 'lucide-solid/icons/inbox'
import { For, createSignal, onCleanup } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { createColumns } from '../../live-list/columns.ts'
import type { Column } from '../../live-list/columns.ts'
import { createLiveList } from '../../live-list/create-live-list.ts'
import { LiveTable } from '../../live-list/live-table.tsx'
import type { Sort } from '../../live-list/table-head.tsx'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Countdown } from '../countdown.tsx'
import { DateTime } from '../date-time.tsx'
import { EmptyState } from '../empty-state.tsx'
import { FilterChip } from '../filter-chip.tsx'
import { Money } from '../money.tsx'
import { Reference } from '../reference.tsx'
import { SearchInput } from '../search-input.tsx'
import { StateChip } from '../state-chip.tsx'
import { showToast } from '../toast.ts'
import { orderOf, states } from './order-rows.ts'
import type { GalleryOrder } from './order-rows.ts'

const pageSize = 200

const columns: readonly Column<GalleryOrder>[] = [
  {
    id: 'reference',
    title: () => 'Order',
    width: '9.5rem',
    fixed: true,
    sort: 'id',
    cell: (row) => <Reference value={row().id} href={`?o=${row().id}`} />,
  },
  {
    id: 'placed',
    title: () => 'Placed',
    width: '6.5rem',
    sort: 'placedAt',
    cell: (row) => <DateTime at={new Date(row().placedAt).toISOString()} class="text-ink-2" />,
  },
  {
    id: 'customer',
    title: () => 'Customer',
    width: 'minmax(9rem, 1fr)',
    cell: (row) => <span class="truncate">{row().customer}</span>,
  },
  {
    id: 'merchants',
    title: () => 'Merchants',
    width: '7rem',
    cell: (row) => (
      <span class="flex -space-x-1">
        <For each={row().merchants}>{(name) => <Avatar name={name} size="sm" label />}</For>
      </span>
    ),
  },
  {
    id: 'state',
    title: () => 'State',
    width: 'minmax(10rem, 1fr)',
    value: (row) => row.state,
    cell: (row) => <StateChip phase={row().phase} label={row().state} count={row().items} />,
  },
  {
    id: 'due',
    title: () => 'Due',
    width: '10rem',
    cell: (row) => <Countdown due={new Date(row().due).toISOString()} bare />,
  },
  {
    id: 'items',
    title: () => 'Items',
    width: '4.5rem',
    align: 'end',
    hidden: true,
    value: (row) => row.items,
    cell: (row) => row().items,
  },
  {
    id: 'total',
    title: () => 'Total',
    width: '8rem',
    align: 'end',
    sort: 'total',
    value: (row) => row.total,
    cell: (row) => <Money amount={row().total} currency="EUR" />,
  },
]

const Card = (props: { order: GalleryOrder }): JSX.Element => (
  <div class="flex h-full flex-col justify-center gap-1.5 px-4">
    <div class="flex items-center justify-between gap-2">
      <span class="font-mono text-sm">{props.order.id}</span>
      <Money amount={props.order.total} currency="EUR" class="font-medium" />
    </div>
    <div class="flex items-center justify-between gap-2">
      <StateChip phase={props.order.phase} label={props.order.state} count={props.order.items} />
      <DateTime at={new Date(props.order.placedAt).toISOString()} class="text-xs text-ink-3" />
    </div>
  </div>
)

const card = (row: Accessor<GalleryOrder>): JSX.Element => <Card order={row()} />

type Query = { readonly search: string; readonly states: readonly string[]; readonly sort: Sort }

const comparers: Readonly<Record<string, (one: GalleryOrder, other: GalleryOrder) => number>> = {
  id: (one, other) => one.placedAt - other.placedAt,
  placedAt: (one, other) => one.placedAt - other.placedAt,
  total: (one, other) => one.total - other.total,
}

const compare =
  ({ sort }: Query) =>
  (one: GalleryOrder, other: GalleryOrder): number =>
    (comparers[sort.by]?.(one, other) ?? 0) * (sort.desc ? -1 : 1)

const matches = (row: GalleryOrder, query: Query): boolean =>
  (query.states.length === 0 || query.states.includes(row.state)) &&
  `${row.id} ${row.customer}`.toLowerCase().includes(query.search.toLowerCase())

/** A live table over invented orders: how many there are and how often they change is in the address (`?rows=100000&rate=500`). */
export const LiveOrders = (): JSX.Element => {
  const asked = new URLSearchParams(location.search)
  const all = new Map(
    Array.from({ length: Number(asked.get('rows') ?? 2000) }, (_, index) => orderOf(index + 1)).map((row) => [
      row.id,
      row,
    ]),
  )
  const [search, setSearch] = createSignal('')
  const [chosen, setChosen] = createSignal<readonly string[]>([])
  const [sort, setSort] = createSignal<Sort>({ by: 'placedAt', desc: true })
  const [rate, setRate] = createSignal(Number(asked.get('rate') ?? 0))
  const list = createLiveList<GalleryOrder, Query>({
    query: () => ({ search: search(), states: chosen(), sort: sort() }),
    load: async (query, cursor) => {
      await new Promise((resolve) => setTimeout(resolve, 80))
      const found = [...all.values()].filter((row) => matches(row, query)).toSorted(compare(query))
      const from = Number(cursor ?? 0)
      const to = from + pageSize
      return { rows: found.slice(from, to), total: found.length, next: to < found.length ? String(to) : undefined }
    },
    keyOf: (row) => row.id,
    versionOf: (row) => row.version,
    matches,
    compare,
  })
  const change = (number: number): void => {
    const row = orderOf(number, (all.get(`DE--${number}`)?.version ?? 0) + 1)
    all.set(row.id, row)
    list.patch([row])
  }
  const place = (): void => change(all.size + 1)
  const timer = setInterval(() => {
    for (let done = 0; done < rate() / 10; done += 1) change(all.size - Math.floor(Math.random() * 40))
  }, 100)
  onCleanup(() => clearInterval(timer))
  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <div class="flex flex-wrap items-center gap-2 px-6 py-2 max-sm:px-4">
        <SearchInput label="Search orders" value={search()} onValue={setSearch} kbd="/" class="w-56" />
        <FilterChip
          label="State"
          options={states.map(([, label]) => ({ value: label, label, note: '12' }))}
          value={chosen()}
          onValue={setChosen}
        />
        <span class="ml-auto" />
        <Button size="sm" onClick={place}>
          Place
        </Button>
        <Button size="sm" onClick={() => setRate((now) => (now > 0 ? 0 : 20))}>
          {rate() > 0 ? 'Stop' : 'Traffic'}
        </Button>
      </div>
      <LiveTable
        list={list}
        columns={createColumns('gallery', columns)}
        label="Orders"
        noun={(count) => (count === 1 ? 'order' : 'orders')}
        name={(row) => row.id}
        sort={sort()}
        onSort={setSort}
        onOpen={(row) => showToast({ kind: 'info', title: `Opens ${row.id}` })}
        movedTo={(row) => row.state}
        card={card}
        cardHeight={72}
        selectable
        empty={<EmptyState icon={Inbox} title="No orders match" text="Nothing here under these filters." />}
      />
    </div>
  )
}
