import type { JSX } from 'solid-js'

/** The name of a row: opens its form. */
export const RowLink = (props: { onClick: () => void; children: JSX.Element }): JSX.Element => (
  <button
    type="button"
    class="min-w-0 truncate rounded-xs text-left font-medium hover:underline"
    onClick={() => props.onClick()}
  >
    {props.children}
  </button>
)
