import { Match, Show, Switch, createEffect, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderDetailItem } from '@souk/contract/merchant-orders'
import type { OrderItemId } from '@souk/domain/ids'
import type { Side } from '@souk/domain/marketplace'
import { EventTimeline } from '../../acting/event-timeline.tsx'
import type { Report } from '../../acting/outcome.ts'
import { ResultReport } from '../../acting/result-report.tsx'
import { useMarketplace } from '../../app/app-context.ts'
import { failureText } from '../../app/refusals.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Phase } from '../../ui/phase.ts'
import { Tabs } from '../../ui/tabs.tsx'
import type { Detail } from './create-detail.ts'
import { DetailsTab } from './details-tab.tsx'
import { itemName } from './item-row.tsx'
import { ItemsTab } from './items-tab.tsx'
import { useOpenOrder } from './open-order.ts'
import { OrderStateChips } from './state-chips.tsx'
import { WholeOrder } from './whole-order.tsx'
import { drawerWords } from './words.ts'

const tabs = ['details', 'items', 'timeline'] as const
type TabId = (typeof tabs)[number]

const Stale = (props: { error: unknown; onRetry: () => void }): JSX.Element => {
  const text = useText(drawerWords)
  const base = useText()
  return (
    <Notice
      kind="late"
      actions={
        <Button size="sm" kind="ghost" onClick={() => props.onRetry()}>
          {base().action.retry}
        </Button>
      }
    >
      {text().stale} {failureText(props.error)}
    </Notice>
  )
}

type OrderBodyProps = {
  readonly detail: Detail
  /** The focus begins here. */
  readonly ref: (element: HTMLElement) => void
}

/** What the drawer shows once its order has come. */
export const OrderBody = (props: OrderBodyProps): JSX.Element => {
  const text = useText(drawerWords)
  const marketplace = useMarketplace()
  const { order, trigger, isPhone } = useOpenOrder()
  const [tab, setTab] = createSignal<TabId>('details')
  let head: HTMLElement | undefined
  const item = (id: OrderItemId | undefined): MerchantOrderDetailItem | undefined =>
    order().items.find((one) => one.id === id)
  const nameOf = (id: OrderItemId): string => {
    const named = item(id)
    return named ? itemName(named) : id
  }
  const phaseOf = (_: Side, id: OrderItemId | undefined, state: string): Phase => {
    const process = (item(id) ?? order().items[0])?.machine.process
    return process ? marketplace.stateOf(process, state).phase : 'neutral'
  }
  /** An answer that comes after another order was opened is not about this one. */
  const report = (): Report | undefined => {
    const last = trigger.report()
    return last?.refused.some((result) => item(result.item)) ? last : undefined
  }
  /** The button that was pressed may be gone now, and the focus with it. */
  createEffect(
    on(
      trigger.busy,
      (event) => {
        if (event === undefined && document.activeElement === document.body) head?.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )
  return (
    <div class="flex flex-col gap-3">
      <Show when={props.detail.error()}>
        {(error) => <Stale error={error()} onRetry={() => void props.detail.reload()} />}
      </Show>
      <div
        ref={(element) => {
          head = element
          props.ref(element)
        }}
        tabindex={-1}
        class="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 outline-none"
      >
        <OrderStateChips />
        <Show when={!isPhone()}>
          <WholeOrder />
        </Show>
      </div>
      <Show when={report()}>
        {(told) => <ResultReport report={told()} nameOf={nameOf} onDismiss={trigger.dismiss} />}
      </Show>
      <Tabs
        label={text().tab.label}
        tabs={[
          { id: 'details', label: text().tab.details },
          { id: 'items', label: text().tab.items, count: order().items.length },
          { id: 'timeline', label: text().tab.timeline },
        ]}
        value={tab()}
        onValue={(id) => setTab(tabs.find((one) => one === id) ?? 'details')}
        class="border-b"
      >
        <Switch>
          <Match when={tab() === 'details'}>
            <DetailsTab />
          </Match>
          <Match when={tab() === 'items'}>
            <ItemsTab />
          </Match>
          <Match when={tab() === 'timeline'}>
            <div class="pt-1">
              <EventTimeline events={order().timeline} teller={{ currency: order().currency, nameOf, phaseOf }} />
            </div>
          </Match>
        </Switch>
      </Tabs>
    </div>
  )
}
