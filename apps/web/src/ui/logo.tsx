import type { JSX } from 'solid-js'

/** Souk's mark: the gate of a market, and something alive in it. `public/favicon.svg` and the drawn favicon show the same. */
export const Mark = (props: { size?: number | undefined; class?: string | undefined }): JSX.Element => (
  <svg
    viewBox="0 0 32 32"
    width={props.size ?? 24}
    height={props.size ?? 24}
    class={`shrink-0 ${props.class ?? ''}`}
    aria-hidden="true"
  >
    <rect width="32" height="32" rx="8" fill="var(--color-accent)" />
    <path
      d="M9 25.5V15.5C9 10.5 13 9 16 5.5C19 9 23 10.5 23 15.5V25.5"
      fill="none"
      stroke="var(--color-on-accent)"
      stroke-width="2.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <circle cx="16" cy="19.5" r="3" fill="var(--color-on-accent)" />
  </svg>
)

/** Mark and name. */
export const Wordmark = (props: { class?: string | undefined }): JSX.Element => (
  <span class={`inline-flex items-center gap-2 ${props.class ?? ''}`}>
    <Mark size={24} />
    <span class="text-lg font-semibold tracking-tight">Souk</span>
  </span>
)
