import type { JSX } from 'solid-js'

type ToggleChipProps = {
  readonly pressed: boolean
  readonly onPressed: (pressed: boolean) => void
  readonly children: JSX.Element
}

/** A filter that is on or off. */
export const ToggleChip = (props: ToggleChipProps): JSX.Element => (
  <button
    type="button"
    aria-pressed={props.pressed}
    class="inline-flex h-7 items-center gap-1.5 rounded-sm border border-dashed border-line-strong px-2 text-sm whitespace-nowrap text-ink-2 transition-colors hover:bg-hover aria-pressed:border-solid aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-9"
    onClick={() => props.onPressed(!props.pressed)}
  >
    {props.children}
  </button>
)
