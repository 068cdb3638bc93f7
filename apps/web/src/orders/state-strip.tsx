import { For, Show } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatNumber } from '../text/money.ts'
import { useText } from '../text/use-text.ts'
import { looks } from '../ui/phase.ts'
import type { OrderState } from './order-states.ts'
import { ordersWords } from './orders-words.ts'

type StateStripProps = {
  readonly states: readonly OrderState[]
  readonly count: (state: OrderState) => number
  readonly chosen: readonly string[]
  readonly onToggle: (state: string) => void
}

const StateCount = (props: {
  state: OrderState
  count: Accessor<number>
  pressed: boolean
  onToggle: () => void
}): JSX.Element => {
  const text = useText(ordersWords)
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      title={text().countsHint(formatNumber(props.count()), props.state.name)}
      class={`inline-flex h-7 shrink-0 items-center gap-1 rounded-full border border-transparent px-1.5 text-xs whitespace-nowrap transition-colors aria-pressed:border-current aria-pressed:font-medium pointer-coarse:h-9 hover:bg-hover ${looks[props.state.phase].text}`}
      classList={{ [looks[props.state.phase].chip]: props.pressed }}
      onClick={() => props.onToggle()}
    >
      <Dynamic component={looks[props.state.phase].icon} size={12} />
      <span class="text-ink-2">{props.state.name}</span>
      <span class="figures font-semibold">{formatNumber(props.count())}</span>
    </button>
  )
}

/** How many items stand in each state, live; a click filters by it. States without an item are left out unless chosen. */
export const StateStrip = (props: StateStripProps): JSX.Element => {
  const text = useText(ordersWords)
  return (
    <div
      role="group"
      aria-label={text().countsLabel}
      class="-mx-1.5 flex gap-x-1 gap-y-0 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none] sm:flex-wrap"
    >
      <For each={props.states}>
        {(state) => {
          const count = () => props.count(state)
          const pressed = () => props.chosen.includes(state.name)
          return (
            <Show when={count() > 0 || pressed()}>
              <StateCount state={state} count={count} pressed={pressed()} onToggle={() => props.onToggle(state.name)} />
            </Show>
          )
        }}
      </For>
    </div>
  )
}
