import type { JSX } from 'solid-js'

/** Souk's mark: the striped awning of a market stall over an open door. */
export const Mark = (props: { size?: number | undefined; class?: string | undefined }): JSX.Element => (
  <svg viewBox="0 0 32 32" width={props.size ?? 24} height={props.size ?? 24} class={props.class} aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="var(--color-accent)" />
    <g fill="var(--color-on-accent)">
      <path d="M8.2 7h15.6l2.2 6.4a3.1 3.1 0 0 1-5 2.4 3.3 3.3 0 0 1-5 0 3.3 3.3 0 0 1-5 0 3.1 3.1 0 0 1-5-2.4z" />
      <path d="M9 18.6c.9 0 1.7-.2 2.5-.6V25H9a1 1 0 0 1-1-1v-5.500z M23 18.600c-.9 0-1.700-.2-2.500-.6V25H23a1 1 0 0 0 1-1v-5.500z" />
    </g>
  </svg>
)

/** Mark and name. */
export const Wordmark = (props: { class?: string | undefined }): JSX.Element => (
  <span class={`inline-flex items-center gap-2 ${props.class ?? ''}`}>
    <Mark size={24} />
    <span class="text-lg font-semibold tracking-tight">Souk</span>
  </span>
)
