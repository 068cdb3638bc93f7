import { A } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'

type PageHeaderProps = {
  readonly title: JSX.Element
  /** Beside the title: a count, a chip, a reference. */
  readonly meta?: JSX.Element
  /** Buttons at the end; one of them primary. */
  readonly actions?: JSX.Element
  /** The page above, shown as a small link. */
  readonly back?: { readonly href: string; readonly label: string } | undefined
  /** Under the title: tabs or filters. */
  readonly children?: JSX.Element
}

/** The head of a page with its only h1. */
export const PageHeader = (props: PageHeaderProps): JSX.Element => (
  <header class="flex flex-col gap-2 px-6 pt-4 pb-3 max-sm:px-4">
    <Show when={props.back}>
      {(back) => (
        <A
          href={back().href}
          class="-ml-1 inline-flex items-center gap-0.5 self-start rounded-xs text-xs text-ink-3 hover:text-ink"
        >
          <ChevronLeft size={14} />
          {back().label}
        </A>
      )}
    </Show>
    <div class="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <h1 class="min-w-0 truncate text-xl font-semibold tracking-tight">{props.title}</h1>
      <div class="empty:hidden flex min-w-0 items-center gap-2 text-sm text-ink-3">{props.meta}</div>
      <div class="empty:hidden ml-auto flex flex-wrap items-center gap-2">{props.actions}</div>
    </div>
    {props.children}
  </header>
)
