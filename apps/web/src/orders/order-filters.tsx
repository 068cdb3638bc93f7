import CircleAlert from 'lucide-solid/icons/circle-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useMarketplace } from '../app/app-context.ts'
import { useHotkeys } from '../shell/hotkeys.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { FilterChip } from '../ui/filter-chip.tsx'
import type { Option } from '../ui/option.ts'
import { ToggleChip } from '../ui/toggle-chip.tsx'
import { isFiltered } from './orders-view.ts'
import type { OrdersView } from './orders-view.ts'
import { ordersWords } from './orders-words.ts'
import { PlacedFilter } from './placed-filter.tsx'
import { StandingFilter } from './standing-filter.tsx'

type OrderFiltersProps = {
  readonly view: OrdersView
  readonly onView: (change: Partial<OrdersView>) => void
  readonly onClear: () => void
  readonly states: readonly Option[]
  /** What the day of an order is called; “Placed” unless told. */
  readonly placedLabel?: string | undefined
}

/** What somebody wrote into the address and this list does not know. */
const BrokenFilter = (props: { filter: string; onRemove: () => void }): JSX.Element => {
  const text = useText(ordersWords)
  const base = useText()
  return (
    <span class="inline-flex h-7 max-w-80 items-center rounded-sm border border-dashed border-bad-mark text-sm text-bad pointer-coarse:h-9">
      <span class="flex min-w-0 items-center gap-1.5 pl-2">
        <TriangleAlert size={13} />
        <span class="truncate">{text().broken(props.filter)}</span>
      </span>
      <button
        type="button"
        class="inline-flex h-full w-6 shrink-0 items-center justify-center rounded-r-sm hover:bg-hover pointer-coarse:w-9"
        aria-label={base().filter.remove(props.filter)}
        onClick={() => props.onRemove()}
      >
        <X size={13} />
      </button>
    </span>
  )
}

/** The filters of the list as chips. */
export const OrderFilters = (props: OrderFiltersProps): JSX.Element => {
  const text = useText(ordersWords)
  const marketplace = useMarketplace()
  let group: HTMLElement | undefined
  const focusFirst = (): void => group?.querySelector('button')?.focus()
  useHotkeys(() => [{ keys: 'f', label: text().filters, group: 'list', run: focusFirst }])
  const stores = (): readonly Option[] =>
    marketplace.stores().map(({ code, name }) => ({ value: code, label: name, note: code }))
  const merchants = (): readonly Option[] =>
    marketplace.merchants().map(({ id, name, reference }) => ({ value: id, label: name, note: reference }))
  return (
    <div
      ref={(element) => (group = element)}
      role="group"
      aria-label={text().filters}
      class="flex items-center gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none] max-sm:*:shrink-0 sm:flex-wrap"
    >
      <FilterChip
        label={text().filter.state}
        options={props.states}
        value={props.view.states}
        onValue={(states) => props.onView({ states })}
      />
      <Show when={props.view.standing}>
        {(standing) => (
          <StandingFilter standing={standing()} onStanding={(chosen) => props.onView({ standing: chosen })} />
        )}
      </Show>
      <FilterChip
        label={text().filter.store}
        options={stores()}
        value={props.view.stores}
        onValue={(chosen) => props.onView({ stores: chosen })}
      />
      {/* Only operators know the others. */}
      <Show when={merchants().length > 0 || props.view.merchants.length > 0}>
        <FilterChip
          label={text().filter.merchant}
          options={merchants()}
          value={props.view.merchants}
          onValue={(chosen) => props.onView({ merchants: chosen })}
        />
      </Show>
      <PlacedFilter days={props.view} onDays={(days) => props.onView(days)} label={props.placedLabel} />
      <ToggleChip pressed={props.view.failed} onPressed={(failed) => props.onView({ failed })}>
        <CircleAlert size={13} />
        {text().filter.failed}
      </ToggleChip>
      <For each={props.view.broken}>
        {(filter) => (
          <BrokenFilter
            filter={filter}
            onRemove={() => props.onView({ broken: props.view.broken.filter((one) => one !== filter) })}
          />
        )}
      </For>
      <Show when={isFiltered(props.view)}>
        <Button kind="ghost" size="sm" onClick={() => props.onClear()}>
          {text().clear}
        </Button>
      </Show>
    </div>
  )
}
