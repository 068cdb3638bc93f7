import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useText } from '../text/use-text.ts'
import type { NavItem } from './nav.ts'

type NavLinkProps = { readonly item: NavItem; readonly shape: 'row' | 'icon' | 'tab' }

const shapes = {
  row: 'h-8 gap-2.5 rounded-sm px-2',
  icon: 'size-8 justify-center rounded-sm',
  tab: 'h-14 flex-1 flex-col justify-center gap-0.5 text-2xs',
} as const

/** A place to go, as a row of the side navigation, an icon of the collapsed one, or a tab of the bottom bar. */
export const NavLink = (props: NavLinkProps): JSX.Element => {
  const text = useText()
  return (
    <A
      href={props.item.href}
      title={props.shape === 'icon' ? props.item.label : undefined}
      class={`relative flex min-w-0 items-center transition-colors ${shapes[props.shape]}`}
      activeClass={props.shape === 'tab' ? 'text-accent-text' : 'bg-press text-ink font-medium'}
      inactiveClass={props.shape === 'tab' ? 'text-ink-2' : 'text-ink-2 hover:bg-hover hover:text-ink'}
    >
      <Dynamic component={props.item.icon} size={props.shape === 'tab' ? 20 : 16} />
      <span class={props.shape === 'icon' ? 'sr-only' : 'min-w-0 truncate'}>{props.item.label}</span>
      <Show when={props.item.count}>
        {(count) => (
          <span
            class="figures rounded-full bg-accent text-center text-2xs font-medium text-on-accent"
            classList={{
              'ml-auto h-4 min-w-4 px-1': props.shape === 'row',
              'absolute h-4 min-w-4 px-1': props.shape !== 'row',
              '-top-1 -right-1': props.shape === 'icon',
              'top-1 left-1/2 ml-1.5': props.shape === 'tab',
            }}
          >
            <span aria-hidden="true">{count() > 99 ? '99+' : count()}</span>
            <span class="sr-only">{props.item.countLabel ?? text().nav.unread(count())}</span>
          </span>
        )}
      </Show>
    </A>
  )
}
