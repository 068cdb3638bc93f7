import { useLocation, useNavigate } from '@solidjs/router'
import Inbox from 'lucide-solid/icons/inbox'
import SearchX from 'lucide-solid/icons/search-x'
import { Show, createMemo, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import type { OrderRow } from '@souk/domain/order/row'
import { useApp } from '../app/app-context.ts'
import { createColumns } from '../live-list/columns.ts'
import { ListSearch } from '../live-list/list-search.tsx'
import { LiveTable } from '../live-list/live-table.tsx'
import { HeaderSearch } from '../shell/header-search.tsx'
import { usePageTitle } from '../shell/page-title.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Option } from '../ui/option.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Switch } from '../ui/switch.tsx'
import { toggled } from '../ui/toggled.ts'
import { followLive, setFollowLive } from './follow-live.ts'
import { OrderCard, orderCardHeight } from './order-card.tsx'
import { OrderFilters } from './order-filters.tsx'
import { orderPath } from './order-path.ts'
import { createOrderStates } from './order-states.ts'
import type { OrderState } from './order-states.ts'
import { createOrdersBoard } from './orders-board.ts'
import { ordersColumns } from './orders-columns.tsx'
import { isFiltered, noFilters, parseView, writeView } from './orders-view.ts'
import type { OrdersView } from './orders-view.ts'
import { ordersWords } from './orders-words.ts'
import { StateStrip } from './state-strip.tsx'
import { keepWalk } from './walk.ts'

const path = '/office/orders'

/** The view that the address says, and the ways to another. */
const createView = () => {
  const location = useLocation()
  const navigate = useNavigate()
  /** The address is another one already while the screen that follows is still fetched. */
  const address = createMemo((last: string) => (location.pathname === path ? location.search : last), location.search)
  const view = createMemo(() => parseView(address()))
  const go = (next: OrdersView, replace: boolean): void =>
    navigate(`${path}${writeView(next)}`, { replace, scroll: false })
  return {
    view,
    address,
    change: (part: Partial<OrdersView>) => go({ ...view(), ...part }, false),
    search: (words: string) => go({ ...view(), search: words }, true),
    clear: () => go({ ...noFilters, sort: view().sort }, false),
  }
}

/** The operators' live board: every order, found, filtered and sorted, as it changes. */
export const OrdersScreen = (): JSX.Element => {
  const text = useText(ordersWords)
  const base = useText()
  const navigate = useNavigate()
  const { souk, marketplace } = useApp()
  const { view, address, change, search, clear } = createView()
  const { list, counts } = createOrdersBoard(souk, view)
  const states = createOrderStates(marketplace)
  const columns = createColumns('orders', ordersColumns)
  usePageTitle(() => text().title)

  const count = (state: OrderState): number =>
    state.processes.reduce((sum, process) => sum + counts.of(process, state.name), 0)
  const options = (): readonly Option[] =>
    states().map((state) => ({ value: state.name, label: state.name, note: formatNumber(count(state)) }))
  const toggle = (state: string): void => change({ states: toggled(view().states, state) })
  const open = ({ reference }: OrderRow): void => navigate(orderPath(reference))
  onCleanup(() =>
    keepWalk({ address: address(), references: list.ids().flatMap((id) => list.get(id)?.reference ?? []) }),
  )

  return (
    <>
      <HeaderSearch>
        <ListSearch label={text().search} placeholder={text().searchHint} value={view().search} onSearch={search} />
      </HeaderSearch>
      <PageHeader
        title={text().title}
        actions={<Switch label={base().list.follow} checked={followLive()} onChecked={setFollowLive} />}
      >
        <StateStrip states={states()} count={count} chosen={view().states} onToggle={toggle} />
        <OrderFilters view={view()} onView={change} onClear={clear} states={options()} />
      </PageHeader>
      <LiveTable
        list={list}
        columns={columns}
        label={text().title}
        noun={text().noun}
        name={({ reference }) => reference}
        sort={view().sort}
        onSort={(sort) => change({ sort })}
        onOpen={open}
        movedTo={({ states: reached }) => reached.map(({ state }) => state).join(', ')}
        card={(row) => <OrderCard order={row()} />}
        cardHeight={orderCardHeight}
        follow={followLive()}
        empty={
          <Show
            when={isFiltered(view())}
            fallback={<EmptyState icon={Inbox} title={text().emptyTitle} text={text().emptyText} />}
          >
            <EmptyState icon={SearchX} title={text().noneTitle} text={text().noneText}>
              <Button onClick={clear}>{text().clear}</Button>
            </EmptyState>
          </Show>
        }
      />
    </>
  )
}
