import { Index, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../../text/use-text.ts'
import { StateChip } from '../../ui/state-chip.tsx'
import { capitalised } from '../state-case.ts'
import { useOpenOrder } from './open-order.ts'
import { drawerWords } from './words.ts'

/** The states of the order's items, each once with its number of items. */
export const OrderStateChips = (): JSX.Element => {
  const text = useText(drawerWords)
  const { order, stateOf, phaseOf, trigger } = useOpenOrder()
  const groups = createMemo(() => {
    const items = order().items.map((item) => ({
      state: stateOf(item),
      phase: phaseOf(item),
      pending: trigger.predicted(item.id) !== undefined,
    }))
    return [...Map.groupBy(items, ({ state, pending }) => `${state} ${pending}`).values()].flatMap(
      ([first, ...others]) => (first ? [{ ...first, count: 1 + others.length }] : []),
    )
  })
  return (
    <ul aria-label={text().states} class="flex flex-wrap gap-1.5">
      <Index each={groups()}>
        {(group) => (
          <li class="flex">
            <StateChip
              phase={group().phase}
              label={capitalised(group().state)}
              count={group().count}
              pending={group().pending}
            />
          </li>
        )}
      </Index>
    </ul>
  )
}
