import PanelLeftClose from 'lucide-solid/icons/panel-left-close'
import PanelLeftOpen from 'lucide-solid/icons/panel-left-open'
import { Index, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Mark, Wordmark } from '../ui/logo.tsx'
import { NavLink } from './nav-link.tsx'
import type { NavItem } from './nav.ts'

const key = 'souk:navigation'
const [collapsed, setCollapsed] = createSignal(localStorage.getItem(key) === 'collapsed')

const toggle = (): void => {
  setCollapsed((is) => !is)
  localStorage.setItem(key, collapsed() ? 'collapsed' : 'open')
}

/** The navigation of wide screens; collapses to icons and remembers it. */
export const Sidebar = (props: { items: readonly NavItem[]; area: string }): JSX.Element => {
  const text = useText()
  return (
    <aside
      class="flex shrink-0 flex-col border-r bg-sunken max-sm:hidden"
      classList={{ 'w-13': collapsed(), 'w-52': !collapsed() }}
    >
      <div class="flex h-12 items-center px-3">
        <Show when={collapsed()} fallback={<Wordmark />}>
          <Mark size={24} />
        </Show>
      </div>
      <Show when={!collapsed()}>
        <p class="truncate px-4 pt-2 pb-1 text-xs text-ink-3">{props.area}</p>
      </Show>
      <nav aria-label={text().nav.label} class="flex flex-1 flex-col gap-0.5 px-2 py-1">
        <Index each={props.items}>{(item) => <NavLink item={item()} shape={collapsed() ? 'icon' : 'row'} />}</Index>
      </nav>
      <div class="p-2">
        <IconButton
          label={collapsed() ? text().nav.expand : text().nav.collapse}
          icon={collapsed() ? PanelLeftOpen : PanelLeftClose}
          onClick={toggle}
        />
      </div>
    </aside>
  )
}
