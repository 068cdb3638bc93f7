import { Show } from 'solid-js'
import type { JSX } from 'solid-js'

type SwitchProps = {
  readonly checked: boolean
  readonly onChecked: (checked: boolean) => void
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
}

/** On or off, at once; for choices that a form sends later take a Checkbox. */
export const Switch = (props: SwitchProps): JSX.Element => (
  <label class="inline-flex min-h-6 items-center gap-2.5 has-disabled:opacity-50">
    <input
      type="checkbox"
      role="switch"
      class={
        'relative m-0 h-4.5 w-8 shrink-0 appearance-none rounded-full bg-control transition-colors checked:bg-accent ' +
        'before:absolute before:top-0.5 before:left-0.5 before:size-3.5 before:rounded-full before:bg-canvas before:transition-transform checked:before:translate-x-3.5'
      }
      checked={props.checked}
      disabled={props.disabled}
      onChange={(event) => props.onChecked(event.currentTarget.checked)}
    />
    <span>
      {props.label}
      <Show when={props.hint}>
        <span class="block text-xs text-ink-3">{props.hint}</span>
      </Show>
    </span>
  </label>
)
