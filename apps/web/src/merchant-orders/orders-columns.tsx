import type { MerchantOrderRow } from '@souk/domain/order/row'
import type { Column } from '../live-list/columns.ts'
import { Due } from '../orders/due.tsx'
import { OrderMarks } from '../orders/order-marks.tsx'
import { StateChips } from '../orders/state-chips.tsx'
import { PeopleHere } from '../presence/people-here.tsx'
import { locale } from '../text/locale.ts'
import { Badge } from '../ui/badge.tsx'
import { DateTime } from '../ui/date-time.tsx'
import { Money } from '../ui/money.tsx'
import { Reference } from '../ui/reference.tsx'
import { UnseenDot } from './unseen-dot.tsx'
import { portalWords } from './words.ts'

type Words = (typeof portalWords)['en']['column']

const titled = (name: keyof Words) => (): string => portalWords[locale()].column[name]

/** What the merchant's list can show, as the field orders it. */
export const portalColumns = (isUnseen: (reference: string) => boolean): readonly Column<MerchantOrderRow>[] => [
  {
    id: 'reference',
    title: titled('reference'),
    width: '8.5rem',
    fixed: true,
    sort: 'reference',
    cell: (row) => (
      <span class="flex min-w-0 items-center gap-2">
        <span class="truncate font-mono text-[0.93em]" classList={{ 'font-semibold': isUnseen(row().reference) }}>
          {row().orderReference}
        </span>
        <UnseenDot unseen={isUnseen(row().reference)} />
      </span>
    ),
  },
  {
    id: 'merchantReference',
    title: titled('merchantReference'),
    width: '11rem',
    sort: 'reference',
    cell: (row) => <Reference value={row().reference} class="text-ink-2" />,
  },
  {
    id: 'created',
    title: titled('created'),
    width: '6rem',
    sort: 'placedAt',
    cell: (row) => <DateTime at={row().createdAt} class="text-ink-2" />,
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
    width: 'minmax(8rem, 1.2fr)',
    sort: 'email',
    cell: (row) => (
      <span class="truncate text-ink-2" title={row().email}>
        {row().email}
      </span>
    ),
  },
  {
    id: 'state',
    title: titled('state'),
    width: 'minmax(11.5rem, 1.6fr)',
    value: (row) => row.states.map(({ state, count }) => `${state} ${count}`).join(', '),
    cell: (row) => <StateChips states={row().states} most={2} />,
  },
  {
    id: 'marks',
    title: titled('marks'),
    width: '5.25rem',
    hidden: true,
    value: (row) => `${row.failed} ${row.pending}`,
    cell: (row) => <OrderMarks failed={row().failed} pending={row().pending} />,
  },
  {
    id: 'due',
    title: titled('due'),
    width: '6.75rem',
    hidden: true,
    cell: (row) => <Due at={row().dueAt} />,
  },
  {
    id: 'total',
    title: titled('total'),
    width: '7.5rem',
    align: 'end',
    sort: 'grandTotal',
    value: (row) => row.grandTotal,
    cell: (row) => <Money amount={row().grandTotal} currency={row().currency} class="font-medium" />,
  },
  {
    id: 'items',
    title: titled('items'),
    width: '6.75rem',
    align: 'end',
    sort: 'items',
    value: (row) => row.items,
    cell: (row) => row().items,
  },
  {
    id: 'store',
    title: titled('store'),
    width: '4.5rem',
    cell: (row) => <Badge>{row().store}</Badge>,
  },
  {
    id: 'team',
    title: titled('team'),
    width: '6rem',
    cell: (row) => <PeopleHere reference={row().reference} />,
  },
]
