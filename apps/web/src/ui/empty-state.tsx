import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

type EmptyStateProps = {
  readonly title: string
  readonly text?: string | undefined
  /** It is the whole page: its title is the h1. */
  readonly page?: boolean | undefined
  readonly icon?: Icon | undefined
  /** Buttons: what to do now (“Clear filters”, “Start demo traffic”). */
  readonly children?: JSX.Element
}

/** Nothing here, why, and what to do about it. */
export const EmptyState = (props: EmptyStateProps): JSX.Element => (
  <div class="mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-16 text-center">
    <Show when={props.icon}>
      {(icon) => (
        <span class="mb-1 inline-flex size-10 items-center justify-center rounded-full bg-sunken text-ink-3">
          <Dynamic component={icon()} size={20} />
        </span>
      )}
    </Show>
    <Dynamic component={props.page ? 'h1' : 'h2'} class="text-lg font-medium">
      {props.title}
    </Dynamic>
    <Show when={props.text}>
      <p class="text-ink-2">{props.text}</p>
    </Show>
    <div class="empty:hidden mt-3 flex flex-wrap justify-center gap-2">{props.children}</div>
  </div>
)
