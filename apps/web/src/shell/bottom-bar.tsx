import { Index } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { NavLink } from './nav-link.tsx'
import type { NavItem } from './nav.ts'

/** The navigation of phones. */
export const BottomBar = (props: { items: readonly NavItem[] }): JSX.Element => {
  const text = useText()
  return (
    <nav
      aria-label={text().nav.label}
      class="flex shrink-0 border-t bg-canvas pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <Index each={props.items}>{(item) => <NavLink item={item()} shape="tab" />}</Index>
    </nav>
  )
}
