import * as Kobalte from '@kobalte/core/dropdown-menu'
import { A } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import { For, Match, Show, Switch } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { buttonLook, squareLook } from './button-look.ts'
import type { ButtonKind, ButtonSize } from './button-look.ts'
import type { Icon } from './icon.ts'
import { Kbd } from './kbd.tsx'

export type MenuAction = {
  readonly label: string
  readonly run: () => void
  readonly icon?: Icon | undefined
  readonly kbd?: string | undefined
  /** Why it cannot be done now: the item is greyed and says so. */
  readonly why?: string | undefined
  readonly danger?: boolean | undefined
  /** Makes it a choice with a mark. */
  readonly checked?: boolean | undefined
  /** Stays open after the choice, for several in a row. */
  readonly stay?: boolean | undefined
}

export type MenuItem =
  | MenuAction
  | { readonly heading: string }
  | { readonly href: string; readonly label: string; readonly icon?: Icon | undefined }
  | 'line'

const itemLook =
  'flex min-h-8 cursor-default items-center gap-2 rounded-xs px-2 py-1 text-sm outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-10'

const Action = (props: { action: MenuAction }): JSX.Element => {
  const choose = (): void => {
    if (props.action.why === undefined) props.action.run()
  }
  return (
    <Kobalte.Item
      class={`${itemLook} ${props.action.danger ? 'text-bad' : 'text-ink'}`}
      aria-disabled={props.action.why === undefined ? undefined : 'true'}
      closeOnSelect={props.action.why === undefined && !props.action.stay}
      onSelect={choose}
      textValue={props.action.label}
    >
      <Show when={props.action.checked !== undefined}>
        <Check size={14} class={props.action.checked ? 'text-accent-text' : 'invisible'} />
      </Show>
      <Show when={props.action.icon}>{(icon) => <Dynamic component={icon()} size={16} class="text-ink-3" />}</Show>
      <span class="min-w-0 flex-1">
        <span classList={{ 'text-ink-3': props.action.why !== undefined }}>{props.action.label}</span>
        <Show when={props.action.checked}>
          <span class="sr-only"> ✓</span>
        </Show>
        <Show when={props.action.why}>
          <span class="block text-xs text-ink-3">{props.action.why}</span>
        </Show>
      </span>
      <Show when={props.action.kbd}>{(keys) => <Kbd keys={keys()} class="text-ink-3" />}</Show>
    </Kobalte.Item>
  )
}

const Entry = (props: { item: MenuItem }): JSX.Element => (
  <Switch>
    <Match when={props.item === 'line'}>
      <Kobalte.Separator class="-mx-1 my-1 border-line" />
    </Match>
    <Match when={typeof props.item === 'object' && 'heading' in props.item && props.item}>
      {(item) => (
        <div class="px-2 pt-1.5 pb-1 text-xs font-medium whitespace-pre-line text-ink-3">{item().heading}</div>
      )}
    </Match>
    <Match when={typeof props.item === 'object' && 'href' in props.item && props.item}>
      {(item) => (
        <Kobalte.Item as={A} href={item().href} class={itemLook} textValue={item().label}>
          <Show when={item().icon}>{(icon) => <Dynamic component={icon()} size={16} class="text-ink-3" />}</Show>
          {item().label}
        </Kobalte.Item>
      )}
    </Match>
    <Match when={typeof props.item === 'object' && 'run' in props.item && props.item}>
      {(item) => <Action action={item()} />}
    </Match>
  </Switch>
)

/** A landmark to open in, so that nothing lies outside of one; the app's frame has it. */
export const menuHomeId = 'menus'

const menuHome = (): HTMLElement => document.getElementById(menuHomeId) ?? document.body

type MenuProps = {
  readonly items: readonly MenuItem[]
  /** The trigger's name when it shows no words. */
  readonly label: string
  readonly icon?: Icon | undefined
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
  /** What the trigger shows; without it the trigger is the icon alone. */
  readonly children?: JSX.Element
  readonly class?: string | undefined
  readonly placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-end' | undefined
  readonly onOpen?: ((open: boolean) => void) | undefined
}

/** Asks without reading: a prop of JSX is made anew each time it is read. */
const isBare = (props: MenuProps): boolean => !('children' in props)

/** A button that opens a list of things to do. */
export const Menu = (props: MenuProps): JSX.Element => (
  <Kobalte.Root
    modal={false}
    gutter={4}
    placement={props.placement ?? 'bottom-start'}
    onOpenChange={(open) => props.onOpen?.(open)}
  >
    <Kobalte.Trigger
      type="button"
      class={`${isBare(props) ? squareLook(props.kind ?? 'ghost', props.size) : buttonLook(props.kind ?? 'ghost', props.size)} ${props.class ?? ''}`}
      aria-label={isBare(props) ? props.label : undefined}
      title={isBare(props) ? props.label : undefined}
    >
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>
      {props.children}
    </Kobalte.Trigger>
    <Kobalte.Portal mount={menuHome()}>
      <Kobalte.Content
        data-hotkeys="off"
        class="scroll-quiet z-50 max-h-[min(28rem,var(--kb-popper-content-available-height))] min-w-44 max-w-80 animate-pop-in rounded-md bg-raised p-1 shadow-float outline-none"
      >
        <For each={props.items}>{(item) => <Entry item={item} />}</For>
      </Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte.Root>
)
