import { Index, Show, createEffect, createUniqueId, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { formatNumber } from '../text/money.ts'

export type Tab = { readonly id: string; readonly label: string; readonly count?: number | undefined }

type TabsProps = {
  /** What the tabs divide, for screen readers. */
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly value: string
  readonly onValue: (id: string) => void
  /** What the chosen tab shows. */
  readonly children?: JSX.Element
  readonly class?: string | undefined
}

const step = (key: string): number => ({ ArrowRight: 1, ArrowLeft: -1 })[key] ?? 0

/** Views of one thing; arrows walk and choose. Live counts stand beside the words. */
export const Tabs = (props: TabsProps): JSX.Element => {
  const id = createUniqueId()
  const hasPanel = (): boolean => 'children' in props
  let row: HTMLElement | undefined
  /** Within the row: `scrollIntoView` would scroll the page to it as well. */
  const showChosen = (): void => {
    const tab = row?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(props.value)}"]`)
    if (!row || !tab) return
    const { left, right } = tab.getBoundingClientRect()
    const room = row.getBoundingClientRect()
    row.scrollLeft += Math.min(0, left - room.left) + Math.max(0, right - room.right)
  }
  createEffect(on(() => props.value, showChosen))
  const walk = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const by = step(event.key)
    const from = props.tabs.findIndex((tab) => tab.id === props.value)
    const to = props.tabs[(from + by + props.tabs.length) % props.tabs.length]
    if (by === 0 || !to) return
    event.preventDefault()
    props.onValue(to.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${CSS.escape(to.id)}"]`)?.focus()
  }
  return (
    <>
      <div
        ref={(element) => (row = element)}
        role="tablist"
        aria-label={props.label}
        class={`-mb-px flex gap-1 overflow-x-auto [scrollbar-width:none] ${props.class ?? ''}`}
        onKeyDown={walk}
      >
        <Index each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`${id}-${tab().id}`}
              data-tab={tab().id}
              aria-selected={tab().id === props.value}
              aria-controls={hasPanel() ? `${id}-panel` : undefined}
              tabindex={tab().id === props.value ? 0 : -1}
              class="inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-ink-2 transition-colors hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink"
              onClick={() => props.onValue(tab().id)}
            >
              {tab().label}
              <Show when={tab().count !== undefined}>
                <span class="figures text-xs font-normal text-ink-3">{formatNumber(tab().count ?? 0)}</span>
              </Show>
            </button>
          )}
        </Index>
      </div>
      <Show when={hasPanel()}>
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.value}`} class="min-h-0 min-w-0 flex-1">
          {props.children}
        </div>
      </Show>
    </>
  )
}
