import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { DateTime } from './date-time.tsx'
import type { Icon } from './icon.ts'
import { looks } from './phase.ts'
import type { Phase } from './phase.ts'

/** What happened, newest or oldest first as given. Holds TimelineItems. */
export const Timeline = (props: { label: string; children: JSX.Element }): JSX.Element => (
  <ol aria-label={props.label} class="relative flex flex-col">
    {props.children}
  </ol>
)

type TimelineItemProps = {
  /** ISO string. */
  readonly at: string
  readonly title: JSX.Element
  /** Who or what did it. */
  readonly who?: JSX.Element
  readonly phase?: Phase | undefined
  readonly icon?: Icon | undefined
  /** Data, a note, a reason. */
  readonly children?: JSX.Element
}

/** One event: what, who, when. */
export const TimelineItem = (props: TimelineItemProps): JSX.Element => {
  const look = () => looks[props.phase ?? 'neutral']
  return (
    <li class="relative flex gap-3 pb-4 last:pb-0 before:absolute before:top-6 before:bottom-0 before:left-[11px] before:w-px before:bg-line last:before:hidden">
      <span class={`inline-flex size-6 shrink-0 items-center justify-center rounded-full ${look().chip}`}>
        <Dynamic component={props.icon ?? look().icon} size={13} />
      </span>
      <div class="min-w-0 flex-1 pt-0.5">
        <div class="flex items-baseline gap-3">
          <div class="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
            <span class="min-w-0 text-ink">{props.title}</span>
            <span class="empty:hidden text-xs text-ink-3">{props.who}</span>
          </div>
          <DateTime at={props.at} class="shrink-0 text-xs text-ink-3" />
        </div>
        <div class="empty:hidden mt-1 text-sm text-ink-2">{props.children}</div>
      </div>
    </li>
  )
}
