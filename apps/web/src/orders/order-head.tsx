import { useNavigate } from '@solidjs/router'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderItemId } from '@souk/domain/ids'
import { orderRow } from '@souk/domain/order/row'
import { useMarketplace } from '../app/app-context.ts'
import { PresenceBar } from '../presence/presence-bar.tsx'
import { useHotkeys } from '../shell/hotkeys.ts'
import { useText } from '../text/use-text.ts'
import { Badge } from '../ui/badge.tsx'
import { DateTime } from '../ui/date-time.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Reference } from '../ui/reference.tsx'
import { useOrder } from './order-context.ts'
import { orderPath } from './order-path.ts'
import { orderWords } from './order-words.ts'
import { ScopeEvents } from './scope-events.tsx'
import { StateChips } from './state-chips.tsx'
import { neighboursOf, walk } from './walk.ts'

/** To the orders before and after this one in the list somebody came from. */
const Neighbours = (props: { reference: string }): JSX.Element => {
  const text = useText(orderWords)
  const navigate = useNavigate()
  const near = createMemo(() => neighboursOf(walk(), props.reference))
  const go = (reference: string | undefined): void => {
    if (reference !== undefined) navigate(orderPath(reference), { replace: true })
  }
  useHotkeys(() => [
    { keys: 'n', label: text().next, group: 'list', run: () => go(near().next) },
    { keys: 'p', label: text().previous, group: 'list', run: () => go(near().previous) },
  ])
  return (
    <Show when={near().previous ?? near().next}>
      <span class="flex items-center">
        <IconButton
          label={text().previous}
          icon={ChevronUp}
          kbd="p"
          disabled={near().previous === undefined}
          onClick={() => go(near().previous)}
        />
        <IconButton
          label={text().next}
          icon={ChevronDown}
          kbd="n"
          disabled={near().next === undefined}
          onClick={() => go(near().next)}
        />
      </span>
    </Show>
  )
}

/** Which order it is, where its items stand, and what may be done with all of them. */
export const OrderHead = (props: { freshness: JSX.Element }): JSX.Element => {
  const text = useText(orderWords)
  const marketplace = useMarketplace()
  const { order } = useOrder()
  const all = createMemo((): readonly OrderItemId[] => order().items.map(({ id }) => id), [], {
    equals: (one, other) => one.join() === other.join(),
  })
  const states = createMemo(() => orderRow(order()).states)
  return (
    <PageHeader
      back={{ href: `/office/orders${walk().address}`, label: text().back }}
      title={<Reference value={order().reference} />}
      meta={
        <>
          <Show when={order().test}>
            <Badge phase="waiting">{text().test}</Badge>
          </Show>
          <span role="group" aria-label={text().states} class="flex min-w-0 flex-wrap items-center gap-1">
            <StateChips states={states()} wrap />
          </span>
          {props.freshness}
        </>
      }
      actions={
        <>
          <ScopeEvents label={text().whole} side="marketplace" items={all()} lead />
          <Neighbours reference={order().reference} />
        </>
      }
    >
      <p class="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
        <span>
          {order().customer.firstName} {order().customer.lastName}
        </span>
        <Money amount={order().totals.grandTotal} currency={order().currency} class="font-medium text-ink" />
        <span>{text().items(order().items.length)}</span>
        <span>{marketplace.storeOf(order().store)?.name ?? order().store}</span>
        <DateTime at={order().placedAt} class="text-ink-3" />
        <Show when={order().customReference}>
          {(reference) => <Reference value={reference()} class="text-ink-3" />}
        </Show>
      </p>
      <PresenceBar reference={order().reference} />
    </PageHeader>
  )
}
