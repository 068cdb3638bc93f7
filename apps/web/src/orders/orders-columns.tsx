import type { OrderRow } from '@souk/domain/order/row'
import type { Column } from '../live-list/columns.ts'
import { PeopleHere } from '../presence/people-here.tsx'
import { locale } from '../text/locale.ts'
import { DateTime } from '../ui/date-time.tsx'
import { Money } from '../ui/money.tsx'
import { Reference } from '../ui/reference.tsx'
import { Due } from './due.tsx'
import { MerchantNames } from './merchant-names.tsx'
import { OrderMarks } from './order-marks.tsx'
import { orderPath } from './order-path.ts'
import { ordersWords } from './orders-words.ts'
import { StateChips } from './state-chips.tsx'

type Words = (typeof ordersWords)['en']['column']

const titled = (name: keyof Words) => (): string => ordersWords[locale()].column[name]

/** What the list of orders can show, as the field orders it. */
export const ordersColumns: readonly Column<OrderRow>[] = [
  {
    id: 'reference',
    title: titled('reference'),
    width: '7.5rem',
    fixed: true,
    sort: 'reference',
    cell: (row) => <Reference value={row().reference} href={orderPath(row().reference)} />,
  },
  {
    id: 'team',
    title: titled('team'),
    width: '5rem',
    cell: (row) => <PeopleHere reference={row().reference} />,
  },
  {
    id: 'placed',
    title: titled('placed'),
    width: '5.75rem',
    sort: 'placedAt',
    cell: (row) => <DateTime at={row().placedAt} class="text-ink-2" />,
  },
  {
    id: 'customer',
    title: titled('customer'),
    width: 'minmax(7.5rem, 1fr)',
    sort: 'customer',
    cell: (row) => <span class="truncate">{row().customer}</span>,
  },
  {
    id: 'email',
    title: titled('email'),
    width: 'minmax(9rem, 1fr)',
    sort: 'email',
    cell: (row) => (
      <a href={`mailto:${row().email}`} class="truncate rounded-xs text-ink-2 hover:underline" title={row().email}>
        {row().email}
      </a>
    ),
  },
  {
    id: 'merchants',
    title: titled('merchants'),
    width: 'minmax(9rem, 1.3fr)',
    cell: (row) => <MerchantNames merchants={row().merchants} />,
  },
  {
    id: 'state',
    title: titled('state'),
    width: 'minmax(11.5rem, 1.8fr)',
    value: (row) => [...row.states.map(({ state, count }) => `${state} ${count}`), row.failed, row.pending].join(', '),
    cell: (row) => (
      <span class="flex min-w-0 items-center gap-2">
        <StateChips states={row().states} most={2} />
        <OrderMarks failed={row().failed} pending={row().pending} />
      </span>
    ),
  },
  {
    id: 'due',
    title: titled('due'),
    width: '6rem',
    cell: (row) => <Due at={row().dueAt} />,
  },
  {
    id: 'items',
    title: titled('items'),
    width: '3.75rem',
    align: 'end',
    sort: 'items',
    value: (row) => row.items,
    cell: (row) => row().items,
  },
  {
    id: 'total',
    title: titled('total'),
    width: '7rem',
    align: 'end',
    sort: 'grandTotal',
    value: (row) => row.grandTotal,
    cell: (row) => <Money amount={row().grandTotal} currency={row().currency} class="font-medium" />,
  },
  {
    id: 'store',
    title: titled('store'),
    width: '4.5rem',
    cell: (row) => <span class="truncate text-ink-2">{row().store}</span>,
  },
  {
    id: 'payment',
    title: titled('payment'),
    width: '7rem',
    hidden: true,
    cell: (row) => <span class="truncate text-ink-2">{row().paymentMethod}</span>,
  },
  {
    id: 'custom',
    title: titled('custom'),
    width: '8rem',
    hidden: true,
    cell: (row) => <span class="truncate text-ink-2">{row().customReference}</span>,
  },
  {
    id: 'updated',
    title: titled('updated'),
    width: '5.75rem',
    hidden: true,
    sort: 'updatedAt',
    cell: (row) => <DateTime at={row().updatedAt} class="text-ink-2" />,
  },
]
