import type { JSX } from 'solid-js'
import type { OrderRow } from '@souk/domain/order/row'
import { PeopleHere } from '../presence/people-here.tsx'
import { DateTime } from '../ui/date-time.tsx'
import { Money } from '../ui/money.tsx'
import { Due } from './due.tsx'
import { OrderMarks } from './order-marks.tsx'
import { StateChips } from './state-chips.tsx'

export const orderCardHeight = 96

/** An order in the list of a phone. */
export const OrderCard = (props: { order: OrderRow }): JSX.Element => (
  <div class="flex h-full flex-col justify-center gap-1.5 px-4">
    <div class="flex items-center justify-between gap-2">
      <span class="flex min-w-0 items-center gap-2">
        <span class="truncate font-mono text-sm font-medium">{props.order.reference}</span>
        <OrderMarks failed={props.order.failed} pending={props.order.pending} />
        <PeopleHere reference={props.order.reference} />
      </span>
      <Money amount={props.order.grandTotal} currency={props.order.currency} class="font-medium" />
    </div>
    <div class="flex items-center justify-between gap-2 text-xs text-ink-3">
      <span class="truncate">{props.order.customer}</span>
      <DateTime at={props.order.placedAt} class="shrink-0" />
    </div>
    <div class="flex items-center justify-between gap-2">
      <StateChips states={props.order.states} most={2} />
      <Due at={props.order.dueAt} />
    </div>
  </div>
)
