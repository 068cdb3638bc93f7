import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { OrderFilters } from '../orders/order-filters.tsx'
import { isFiltered } from '../orders/orders-view.ts'
import { StateStrip } from '../orders/state-strip.tsx'
import { createMedia, phone } from '../style/media.ts'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { Notice } from '../ui/notice.tsx'
import type { Option } from '../ui/option.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Switch } from '../ui/switch.tsx'
import { toggled } from '../ui/toggled.ts'
import { followLive, setFollowLive } from './follow-live.ts'
import { AlertButtons, DesktopOffer } from './notice/alert-bar.tsx'
import { AlertPanel } from './notice/alert-panel.tsx'
import type { Alerts } from './notice/alerts.ts'
import type { OwnStates } from './own-states.ts'
import type { PortalAddress } from './portal-address.ts'
import { titleCase } from './state-case.ts'
import { portalWords } from './words.ts'

type PortalHeaderProps = {
  readonly alerts: Alerts
  readonly address: PortalAddress
  readonly own: OwnStates
  readonly hasOrders: boolean
  /** The marketplace has not approved the shop yet. */
  readonly waiting: boolean
}

/** Over the list: what is new and how one hears of it, the counts by state, the filters. */
export const PortalHeader = (props: PortalHeaderProps): JSX.Element => {
  const text = useText(portalWords)
  const base = useText()
  const isPhone = createMedia(phone)
  const view = () => props.address.view()
  const options = (): readonly Option[] =>
    props.own.states().map((state) => ({
      value: state.name,
      label: titleCase(state.name),
      note: formatNumber(props.own.count(state)),
    }))
  return (
    <PageHeader
      title={text().title}
      actions={
        <>
          <Show when={!isPhone()}>
            <AlertButtons alerts={props.alerts} />
            <Switch label={base().list.follow} checked={followLive()} onChecked={setFollowLive} />
          </Show>
          <AlertPanel alerts={props.alerts} hasOrders={props.hasOrders} />
        </>
      }
    >
      <Show when={props.waiting}>
        <Notice kind="late">
          <strong class="font-semibold">{text().approval.title}</strong> {text().approval.text}
        </Notice>
      </Show>
      <Show when={isPhone()}>
        <div class="flex flex-wrap gap-2 empty:hidden">
          <AlertButtons alerts={props.alerts} />
        </div>
      </Show>
      <DesktopOffer alerts={props.alerts} />
      <StateStrip
        states={props.own.states()}
        count={props.own.count}
        chosen={view().states}
        onToggle={(state) => props.address.change({ states: toggled(view().states, state) })}
      />
      <Show when={props.hasOrders || isFiltered(view())}>
        <OrderFilters
          view={view()}
          onView={props.address.change}
          onClear={props.address.clear}
          states={options()}
          placedLabel={text().column.created}
        />
      </Show>
    </PageHeader>
  )
}
