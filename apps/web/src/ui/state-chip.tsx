import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useText } from '../text/use-text.ts'
import { looks } from './phase.ts'
import type { Phase } from './phase.ts'

type StateChipProps = {
  readonly phase: Phase
  readonly label: string
  /** How many items are in it; shown from 2 on. */
  readonly count?: number | undefined
  /** Predicted, not yet confirmed by the server: dashed and “sending”. */
  readonly pending?: boolean | undefined
  readonly class?: string | undefined
}

/** A state as colour, icon and word. */
export const StateChip = (props: StateChipProps): JSX.Element => {
  const text = useText()
  return (
    <span
      class={`figures inline-flex h-5 max-w-full items-center gap-1 rounded-xs border px-1.5 text-xs font-medium ${looks[props.phase].chip} ${props.class ?? ''}`}
      classList={{ 'border-dashed border-current': props.pending ?? false, 'border-transparent': !props.pending }}
      title={props.label}
    >
      <Dynamic component={looks[props.phase].icon} size={12} class="shrink-0" />
      <span class="truncate">{props.label}</span>
      <Show when={(props.count ?? 0) > 1}>
        <span>{props.count}</span>
      </Show>
      <Show when={props.pending}>
        <span class="font-normal">· {text().pending}</span>
      </Show>
    </span>
  )
}
