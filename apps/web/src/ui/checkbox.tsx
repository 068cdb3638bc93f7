import { createEffect } from 'solid-js'
import type { JSX } from 'solid-js'

type CheckboxProps = {
  readonly checked: boolean
  readonly onChecked: (checked: boolean) => void
  readonly label: string
  /** Some but not all of what it stands for. */
  readonly mixed?: boolean | undefined
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  /** The label is only said, not shown. */
  readonly bare?: boolean | undefined
}

/** The machine's own box in the accent colour. */
export const Checkbox = (props: CheckboxProps): JSX.Element => {
  const mark = (box: HTMLInputElement): void => {
    createEffect(() => {
      box.indeterminate = props.mixed ?? false
    })
  }
  return (
    <label class="inline-flex min-h-6 items-center gap-2 has-disabled:opacity-50">
      <input
        ref={mark}
        type="checkbox"
        class="tick"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChecked(event.currentTarget.checked)}
      />
      <span class={props.bare ? 'sr-only' : ''}>
        {props.label}
        {props.hint && <span class="block text-xs text-ink-3">{props.hint}</span>}
      </span>
    </label>
  )
}
