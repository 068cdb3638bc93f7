import type { JSX } from 'solid-js'
import { looks } from './phase.ts'
import type { Phase } from './phase.ts'

/** A small word or number: a plan, a role, a count. States take a StateChip. */
export const Badge = (props: {
  children: JSX.Element
  phase?: Phase | undefined
  class?: string | undefined
}): JSX.Element => (
  <span
    class={`figures inline-flex h-5 items-center rounded-xs px-1.5 text-xs font-medium ${looks[props.phase ?? 'neutral'].chip} ${props.class ?? ''}`}
  >
    {props.children}
  </span>
)
