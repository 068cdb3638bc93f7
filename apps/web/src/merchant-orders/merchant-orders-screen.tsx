import SearchX from 'lucide-solid/icons/search-x'
import { Show, Suspense, createEffect, createMemo, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import { useApp } from '../app/app-context.ts'
import { createColumns } from '../live-list/columns.ts'
import { ListSearch } from '../live-list/list-search.tsx'
import { LiveTable } from '../live-list/live-table.tsx'
import { isFiltered } from '../orders/orders-view.ts'
import { HeaderSearch } from '../shell/header-search.tsx'
import { useHotkeys } from '../shell/hotkeys.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { createDetail } from './drawer/create-detail.ts'
import { createDrawerFocus } from './drawer/drawer-focus.ts'
import { FirstDay } from './first-day.tsx'
import { followLive } from './follow-live.ts'
import { createAlerts } from './notice/alerts.ts'
import { PortalCard, portalCardHeight } from './order-card.tsx'
import { portalColumns } from './orders-columns.tsx'
import { createOwnStates } from './own-states.ts'
import { createPortalAddress } from './portal-address.ts'
import { PortalHeader } from './portal-header.tsx'
import { createPortalOrders } from './portal-orders.ts'
import { portalWords } from './words.ts'

/** A chunk of its own, fetched as soon as the list stands. */
const OrderDrawer = lazy(async () => ({ default: (await import('./drawer/order-drawer.tsx')).OrderDrawer }))

const Nothing = (props: { onClear: () => void }): JSX.Element => {
  const text = useText(portalWords)
  return (
    <EmptyState icon={SearchX} title={text().noneTitle} text={text().noneText}>
      <Button onClick={() => props.onClear()}>{text().clear}</Button>
    </EmptyState>
  )
}

/** The merchant's live list of orders, and the one that is open. */
export const MerchantOrdersScreen = (): JSX.Element => {
  const text = useText(portalWords)
  const { souk, marketplace, people } = useApp()
  const address = createPortalAddress()
  const { view, open } = address
  const focus = createDrawerFocus()
  const openOrder = (reference: string): void => {
    if (reference === open()) return
    focus.enter()
    address.show(reference)
  }
  const alerts = createAlerts({ person: people.me()?.id ?? '', open: openOrder })
  const { unseen } = alerts
  const detail = createDetail((reference) => souk.merchantOrders.byReference.query({ reference }), open)
  const { list, counts } = createPortalOrders({
    souk,
    view,
    onReset(rows) {
      unseen.meet(rows)
      if (open() !== undefined) void detail.reload()
    },
    onFrames(frames) {
      unseen.hear(frames.filter(({ fresh }) => fresh).map(({ row }) => row))
      for (const { row } of frames) detail.heard(row.reference, row.version)
    },
  })
  const own = createOwnStates(marketplace, counts)
  const columns = createColumns('merchant-orders', portalColumns(unseen.has))
  usePageTitle(() => text().title)

  const isWaiting = (): boolean => people.me()?.merchant?.status === 'waiting-for-approval'
  marketplace.changes.on(['merchants'], () => {
    if (isWaiting()) void people.ask()
  })
  createEffect(() => {
    const reference = open()
    if (reference !== undefined) unseen.see([reference])
  })
  createEffect(() => {
    if (list.status() !== 'loading') void OrderDrawer.preload()
  })

  /** Stays once it was there, so that it can leave the screen as it came. */
  const wasOpened = createMemo((was: boolean) => was || open() !== undefined, false)
  const openId = createMemo(() => list.ids().find((id) => list.get(id)?.reference === open()))
  const close = (): void => {
    focus.leave(openId())
    address.show(undefined)
  }
  const walk = (by: 1 | -1): void => {
    const from = list.ids().indexOf(openId() ?? '')
    const next = list.get(list.ids()[from + by] ?? '')
    if (from >= 0 && next) openOrder(next.reference)
  }
  useHotkeys(() =>
    open() === undefined
      ? []
      : [
          { keys: 'n', label: text().next, group: 'list', run: () => walk(1) },
          { keys: 'p', label: text().previous, group: 'list', run: () => walk(-1) },
        ],
  )

  return (
    <>
      <HeaderSearch>
        <ListSearch
          label={text().search}
          placeholder={text().searchHint}
          value={view().search}
          onSearch={address.search}
        />
      </HeaderSearch>
      <PortalHeader alerts={alerts} address={address} own={own} hasOrders={list.total() > 0} waiting={isWaiting()} />
      <LiveTable
        list={list}
        columns={columns}
        label={text().title}
        noun={text().noun}
        name={({ reference }) => reference}
        sort={view().sort}
        onSort={(sort) => address.change({ sort })}
        onOpen={({ reference }) => openOrder(reference)}
        onPeek={({ reference }) => address.show(reference)}
        openId={openId()}
        marked={({ reference }: MerchantOrderRow) => unseen.has(reference)}
        movedTo={({ states }) => states.map(({ state }) => state).join(', ')}
        card={(row) => <PortalCard order={row()} unseen={unseen.has(row().reference)} />}
        cardHeight={portalCardHeight}
        follow={followLive()}
        empty={
          <Show when={isFiltered(view())} fallback={<FirstDay sound={alerts.sound} waiting={isWaiting()} />}>
            <Nothing onClear={address.clear} />
          </Show>
        }
      />
      <Suspense>
        <Show when={wasOpened()}>
          <OrderDrawer reference={open()} detail={detail} onClose={close} headRef={focus.adopt} />
        </Show>
      </Suspense>
    </>
  )
}
