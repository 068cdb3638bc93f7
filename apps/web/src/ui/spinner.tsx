import LoaderCircle from 'lucide-solid/icons/loader-circle'
import type { JSX } from 'solid-js'

/** Says nothing to screen readers; the one who shows it sets `aria-busy`. */
export const Spinner = (props: { size?: number; class?: string }): JSX.Element => (
  <LoaderCircle size={props.size ?? 16} class={`animate-spin ${props.class ?? ''}`} />
)
