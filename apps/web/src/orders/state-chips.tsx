import { Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StateCount } from '@souk/domain/order/row'
import { useMarketplace } from '../app/app-context.ts'
import { useText } from '../text/use-text.ts'
import { StateChip } from '../ui/state-chip.tsx'
import { ordersWords } from './orders-words.ts'

type StateChipsProps = {
  readonly states: readonly StateCount[]
  /** The rest is told as a number; all unless told. */
  readonly most?: number | undefined
  /** In as many lines as it takes; unless told in one, where the first keeps its word longest. */
  readonly wrap?: boolean | undefined
}

/** The states an order's items stand in, each with its number of items. */
export const StateChips = (props: StateChipsProps): JSX.Element => {
  const text = useText(ordersWords)
  const marketplace = useMarketplace()
  const most = (): number => props.most ?? props.states.length
  const rest = (): readonly StateCount[] => props.states.slice(most())
  return (
    <span class="flex min-w-0 items-center gap-1" classList={{ 'flex-wrap': props.wrap ?? false }}>
      <Index each={props.states.slice(0, most())}>
        {(state, place) => (
          <StateChip
            phase={marketplace.stateOf(state().process, state().state).phase}
            label={state().state}
            count={state().count}
            class={place === 0 ? 'min-w-0' : 'min-w-10 shrink-[9999]'}
          />
        )}
      </Index>
      <Show when={rest().length > 0}>
        <span
          class="figures shrink-0 text-xs text-ink-3"
          title={rest()
            .map(({ state, count }) => `${state} ${count}`)
            .join('\n')}
        >
          {text().more(rest().length)}
        </span>
      </Show>
    </span>
  )
}
