import type { JSX } from 'solid-js'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import { Due } from '../orders/due.tsx'
import { OrderMarks } from '../orders/order-marks.tsx'
import { StateChips } from '../orders/state-chips.tsx'
import { PeopleHere } from '../presence/people-here.tsx'
import { useText } from '../text/use-text.ts'
import { DateTime } from '../ui/date-time.tsx'
import { Money } from '../ui/money.tsx'
import { UnseenDot } from './unseen-dot.tsx'
import { portalWords } from './words.ts'

export const portalCardHeight = 104

/** An order in the list of a phone. */
export const PortalCard = (props: { order: MerchantOrderRow; unseen: boolean }): JSX.Element => {
  const text = useText(portalWords)
  return (
    <div class="flex h-full flex-col justify-center gap-1.5 px-4">
      <div class="flex items-center justify-between gap-2">
        <span class="flex min-w-0 items-center gap-2">
          <span class="truncate font-mono text-base" classList={{ 'font-semibold': props.unseen }}>
            {props.order.orderReference}
          </span>
          <UnseenDot unseen={props.unseen} />
          <OrderMarks failed={props.order.failed} pending={props.order.pending} />
          <PeopleHere reference={props.order.reference} />
        </span>
        <Money amount={props.order.grandTotal} currency={props.order.currency} class="text-base font-medium" />
      </div>
      <div class="flex items-center justify-between gap-2 text-sm text-ink-2">
        <span class="min-w-0 truncate">
          {props.order.customer} · {text().items(props.order.items)}
        </span>
        <DateTime at={props.order.createdAt} class="shrink-0 text-xs text-ink-3" />
      </div>
      <div class="flex items-center justify-between gap-2">
        <StateChips states={props.order.states} most={2} />
        <Due at={props.order.dueAt} />
      </div>
    </div>
  )
}
