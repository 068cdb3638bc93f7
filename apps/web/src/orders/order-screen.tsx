import { useParams } from '@solidjs/router'
import PackageX from 'lucide-solid/icons/package-x'
import { For, Match, Show, Switch, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { refusalOf } from '@souk/client/refusal'
import type { OrderDetail } from '@souk/contract/orders'
import type { OrderItemId, ShipmentId } from '@souk/domain/ids'
import type { OrderItem } from '@souk/domain/order/item'
import { ResultReport } from '../acting/result-report.tsx'
import { useApp } from '../app/app-context.ts'
import { failureText } from '../app/refusals.ts'
import { createLook } from '../presence/create-look.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Bone, Skeleton } from '../ui/skeleton.tsx'
import { ConfirmAct } from './confirm-act.tsx'
import type { Doubt } from './confirm-act.tsx'
import { createActs } from './create-acts.ts'
import type { Ask } from './create-acts.ts'
import { createRules } from './create-rules.ts'
import { isDestructive } from './destructive.ts'
import { CustomerBlock, OverviewBlock } from './facts-blocks.tsx'
import { createLiveOrder } from './live-order.ts'
import { PaymentsBlock, RefundsBlock, TotalsBlock } from './money-blocks.tsx'
import { OrderContext } from './order-context.ts'
import type { OrderPage } from './order-context.ts'
import { OrderFreshness } from './order-freshness.tsx'
import { OrderHead } from './order-head.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { orderWords } from './order-words.ts'
import { SharesBlock } from './shares-block.tsx'
import { ShipmentCard } from './shipment-card.tsx'

const Loading = (): JSX.Element => (
  <Skeleton>
    <div class="flex flex-col gap-4 p-6">
      <Bone class="h-6 w-48" />
      <Bone class="h-4 w-80" />
      <Bone class="mt-4 h-40 w-full" />
      <Bone class="h-40 w-full" />
    </div>
  </Skeleton>
)

const Refusal = (props: { error: unknown }): JSX.Element => {
  const text = useText(orderWords)
  return (
    <Show
      when={refusalOf(props.error)?.code === 'order.not-found'}
      fallback={<ErrorState message={failureText(props.error)} />}
    >
      <EmptyState icon={PackageX} title={text().missingTitle} text={text().missingText}>
        <LinkButton href="/office/orders">{text().toList}</LinkButton>
      </EmptyState>
    </Show>
  )
}

/** Everything the parts of the page share. */
const createPage = (
  detail: () => OrderDetail,
): { readonly page: OrderPage; readonly doubts: () => Doubt | undefined; readonly settle: () => void } => {
  const app = useApp()
  const order = createMemo(() => detail().order)
  const rules = createRules(app, order)
  const acts = createActs({ souk: app.souk, order, rules })
  const [selected, setSelected] = createSignal<ReadonlySet<OrderItemId>>(new Set())
  const [doubts, setDoubts] = createSignal<Doubt>()
  const names = createMemo(() => new Map(order().items.map(({ id, name }: OrderItem) => [id, name])))
  const ask = (wanted: Ask): void => {
    const foresight = rules.foresee(wanted)
    if (isDestructive(wanted.event, foresight)) setDoubts({ ask: wanted, foresight })
    else void acts.fire(wanted)
  }
  return {
    doubts,
    settle: () => setDoubts(undefined),
    page: {
      detail,
      order,
      rules,
      acts,
      ask,
      merchantName: (id) => detail().merchants[id]?.name ?? app.marketplace.merchantName(id),
      nameOf: (item) => names().get(item) ?? item,
      selected,
      select: (items, on) =>
        setSelected((all) => {
          const next = new Set(all)
          for (const item of items) {
            if (on) next.add(item)
            else next.delete(item)
          }
          return next
        }),
    },
  }
}

const OrderBody = (props: { detail: OrderDetail; freshness: JSX.Element }): JSX.Element => {
  const { page, doubts, settle } = createPage(() => props.detail)
  const { order, acts, rules, nameOf } = page
  const text = useText(orderWords)
  const base = useText()
  /** Parcels with something in them. */
  const shipments = createMemo(
    (): readonly ShipmentId[] => {
      const used = new Set(order().items.map(({ shipment }) => shipment))
      return order().shipments.flatMap(({ id }) => (used.has(id) ? [id] : []))
    },
    [],
    { equals: (one, other) => one.join() === other.join() },
  )
  return (
    <OrderContext.Provider value={page}>
      <OrderHead freshness={props.freshness} />
      <div class="flex flex-col gap-2 px-6 pb-3 empty:hidden max-sm:px-4">
        <Show when={rules.error() !== undefined}>
          <Notice
            kind="late"
            actions={
              <Button kind="ghost" size="sm" onClick={() => rules.retry()}>
                {base().action.retry}
              </Button>
            }
          >
            {text().rulesFailed} {failureText(rules.error())}
          </Notice>
        </Show>
        <Show when={acts.report()}>
          {(report) => <ResultReport report={report()} nameOf={nameOf} onDismiss={() => acts.dismiss()} />}
        </Show>
      </div>
      <div class="grid items-start gap-x-8 gap-y-6 border-t px-6 pt-5 pb-10 max-sm:px-4 min-[86rem]:grid-cols-[minmax(0,1fr)_17.5rem] min-[86rem]:grid-rows-[auto_1fr]">
        <div class="flex min-w-0 flex-col gap-5">
          <For each={shipments()}>
            {(id, index) => <ShipmentCard id={id} number={index() + 1} all={shipments().length} />}
          </For>
        </div>
        <aside class="min-w-0 gap-x-8 md:max-[86rem]:columns-2 min-[86rem]:row-span-2">
          <TotalsBlock />
          <SharesBlock />
          <PaymentsBlock />
          <RefundsBlock />
          <CustomerBlock />
          <OverviewBlock />
        </aside>
        <OrderTimeline />
      </div>
      <ConfirmAct doubt={doubts()} onClose={settle} />
    </OrderContext.Provider>
  )
}

const OneOrder = (props: { reference: string }): JSX.Element => {
  const text = useText(orderWords)
  const { souk } = useApp()
  createLook(souk, () => props.reference)
  const { detail, status, updatedAt } = createLiveOrder(souk, () => props.reference)
  usePageTitle(() => text().title(props.reference))
  return (
    <Switch fallback={<Loading />}>
      <Match when={status()?.state === 'refused'}>
        <Refusal error={status()?.error} />
      </Match>
      <Match when={detail()}>
        {(shown) => (
          <OrderBody detail={shown()} freshness={<OrderFreshness status={status()} updatedAt={updatedAt()} />} />
        )}
      </Match>
    </Switch>
  )
}

/** One order of the marketplace, live: what it is, where each item stands on both sides, and what may be done. */
export const OrderScreen = (): JSX.Element => {
  const params = useParams<{ reference: string }>()
  return (
    <Show when={params.reference} keyed>
      {(reference) => <OneOrder reference={reference} />}
    </Show>
  )
}
