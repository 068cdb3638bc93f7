import type { JSX } from 'solid-js'

/** One of a `dl` of facts, its label above it. */
export const Fact = (props: { label: string; children: JSX.Element }): JSX.Element => (
  <div class="min-w-0">
    <dt class="text-xs text-ink-3">{props.label}</dt>
    <dd class="wrap-break-word">{props.children}</dd>
  </div>
)
