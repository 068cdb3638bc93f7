import { useLocation, useNavigate } from '@solidjs/router'
import SearchX from 'lucide-solid/icons/search-x'
import { Match, Show, Switch as Choose, createEffect, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MerchantOrderRow } from '@souk/domain/order/row'
import { useApp } from '../app/app-context.ts'
import { createColumns } from '../live-list/columns.ts'
import { ListSearch } from '../live-list/list-search.tsx'
import { LiveTable } from '../live-list/live-table.tsx'
import { OrderFilters } from '../orders/order-filters.tsx'
import { isFiltered, noFilters, parseView, writeView } from '../orders/orders-view.ts'
import type { OrdersView } from '../orders/orders-view.ts'
import { StateStrip } from '../orders/state-strip.tsx'
import { HeaderSearch } from '../shell/header-search.tsx'
import { useHotkeys } from '../shell/hotkeys.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { createMedia, phone } from '../style/media.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Option } from '../ui/option.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Switch } from '../ui/switch.tsx'
import { createDetail } from './drawer/create-detail.ts'
import { createDrawerFocus } from './drawer/drawer-focus.ts'
import { OrderDrawer } from './drawer/order-drawer.tsx'
import { FirstDay } from './first-day.tsx'
import { followLive, setFollowLive } from './follow-live.ts'
import { AlertButtons, DesktopOffer } from './notice/alert-bar.tsx'
import { AlertPanel } from './notice/alert-panel.tsx'
import { createAlerts } from './notice/alerts.ts'
import { PortalCard, portalCardHeight } from './order-card.tsx'
import { portalColumns } from './orders-columns.tsx'
import { createOwnStates } from './own-states.ts'
import { createPortalOrders } from './portal-orders.ts'
import { titleCase } from './state-case.ts'
import { portalWords } from './words.ts'

const path = '/portal/orders'

/** The address says which orders are shown and which one is open. */
const createAddress = () => {
  const location = useLocation()
  const navigate = useNavigate()
  /** There is no choice of merchants here. */
  const view = createMemo((): OrdersView => ({ ...parseView(location.search), merchants: [] }))
  const open = createMemo(() => new URLSearchParams(location.search).get('o') ?? undefined)
  const go = (next: OrdersView, reference: string | undefined, replace: boolean): void => {
    const address = writeView(next)
    const peek = reference === undefined ? '' : `${address ? '&' : '?'}o=${encodeURIComponent(reference)}`
    navigate(`${path}${address}${peek}`, { replace, scroll: false })
  }
  return {
    view,
    open,
    change: (part: Partial<OrdersView>) => go({ ...view(), ...part }, open(), false),
    search: (words: string) => go({ ...view(), search: words }, open(), true),
    clear: () => go({ ...noFilters, sort: view().sort }, open(), false),
    /** Walking from one order to the next leaves no trail. */
    show: (reference: string | undefined) => go(view(), reference, open() !== undefined),
  }
}

/** The merchant's live list of orders, and the one that is open. */
export const MerchantOrdersScreen = (): JSX.Element => {
  const text = useText(portalWords)
  const base = useText()
  const { souk, marketplace, people } = useApp()
  const { view, open, change, search, clear, show } = createAddress()
  const focus = createDrawerFocus()
  const openOrder = (reference: string): void => {
    if (reference === open()) return
    focus.enter()
    show(reference)
  }
  const alerts = createAlerts({ person: people.me()?.id ?? '', open: openOrder })
  const detail = createDetail((reference) => souk.merchantOrders.byReference.query({ reference }), open)
  const { list, counts } = createPortalOrders({
    souk,
    view,
    onReset(rows) {
      alerts.unseen.meet(rows)
      if (open() !== undefined) void detail.reload()
    },
    onFrames(frames) {
      alerts.unseen.hear(frames.filter(({ fresh }) => fresh).map(({ row }) => row))
      for (const { row } of frames) detail.heard(row.reference, row.version)
    },
  })
  const { states, count } = createOwnStates(marketplace, counts)
  const columns = createColumns('merchant-orders', portalColumns(alerts.unseen.has))
  const isPhone = createMedia(phone)
  usePageTitle(() => text().title)

  const isWaiting = (): boolean => people.me()?.merchant?.status === 'waiting-for-approval'
  marketplace.changes.on(['merchants'], () => {
    if (isWaiting()) void people.ask()
  })
  createEffect(() => {
    const reference = open()
    if (reference !== undefined) alerts.unseen.see([reference])
  })

  const options = (): readonly Option[] =>
    states().map((state) => ({
      value: state.name,
      label: titleCase(state.name),
      note: formatNumber(count(state)),
    }))
  const toggle = (state: string): void => {
    const chosen = view().states
    change({ states: chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state] })
  }
  const openId = createMemo(() => list.ids().find((id) => list.get(id)?.reference === open()))
  const openRow = ({ reference }: MerchantOrderRow): void => openOrder(reference)
  const close = (): void => {
    focus.leave(openId())
    show(undefined)
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
        <ListSearch label={text().search} placeholder={text().searchHint} value={view().search} onSearch={search} />
      </HeaderSearch>
      <PageHeader
        title={text().title}
        actions={
          <>
            <Show when={!isPhone()}>
              <AlertButtons alerts={alerts} />
              <Switch label={base().list.follow} checked={followLive()} onChecked={setFollowLive} />
            </Show>
            <AlertPanel alerts={alerts} hasOrders={list.total() > 0} />
          </>
        }
      >
        <Show when={isWaiting()}>
          <Notice kind="late">
            <strong class="font-semibold">{text().approval.title}</strong> {text().approval.text}
          </Notice>
        </Show>
        <Show when={isPhone()}>
          <div class="flex flex-wrap gap-2 empty:hidden">
            <AlertButtons alerts={alerts} />
          </div>
        </Show>
        <DesktopOffer alerts={alerts} />
        <StateStrip states={states()} count={count} chosen={view().states} onToggle={toggle} />
        <Show when={list.total() > 0 || isFiltered(view())}>
          <OrderFilters
            view={view()}
            onView={change}
            onClear={clear}
            states={options()}
            placedLabel={text().column.created}
          />
        </Show>
      </PageHeader>
      <LiveTable
        list={list}
        columns={columns}
        label={text().title}
        noun={text().noun}
        name={({ reference }) => reference}
        sort={view().sort}
        onSort={(sort) => change({ sort })}
        onOpen={openRow}
        onPeek={({ reference }) => show(reference)}
        openId={openId()}
        marked={({ reference }) => alerts.unseen.has(reference)}
        movedTo={({ states: reached }) => reached.map(({ state }) => state).join(', ')}
        card={(row) => <PortalCard order={row()} unseen={alerts.unseen.has(row().reference)} />}
        cardHeight={portalCardHeight}
        follow={followLive()}
        empty={
          <Choose fallback={<FirstDay sound={alerts.sound} waiting={isWaiting()} />}>
            <Match when={isFiltered(view())}>
              <EmptyState icon={SearchX} title={text().noneTitle} text={text().noneText}>
                <Button onClick={clear}>{text().clear}</Button>
              </EmptyState>
            </Match>
          </Choose>
        }
      />
      <OrderDrawer reference={open()} detail={detail} onClose={close} headRef={focus.adopt} />
    </>
  )
}
