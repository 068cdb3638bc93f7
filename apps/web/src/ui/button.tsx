import { Show, splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { buttonLook } from './button-look.ts'
import type { ButtonKind, ButtonSize } from './button-look.ts'
import type { Icon } from './icon.ts'
import { Kbd } from './kbd.tsx'
import { Spinner } from './spinner.tsx'

export type ButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'onClick'> & {
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
  /** Keeps the focus and the width, shows a spinner and ignores clicks. */
  readonly loading?: boolean | undefined
  readonly icon?: Icon | undefined
  /** The shortcut to show, e.g. `mod+enter`; registering it is the screen's part. */
  readonly kbd?: string | undefined
  readonly onClick?: ((event: MouseEvent) => void) | undefined
}

/** Every button with a word on it. One `primary` a screen. */
export const Button = (props: ButtonProps): JSX.Element => {
  const [own, rest] = splitProps(props, ['kind', 'size', 'loading', 'icon', 'kbd', 'onClick', 'class', 'children'])
  const click = (event: MouseEvent): void => {
    if (own.loading) event.preventDefault()
    else own.onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonLook(own.kind, own.size)} ${own.class ?? ''}`}
      aria-busy={own.loading ? 'true' : undefined}
      aria-disabled={own.loading ? 'true' : undefined}
      onClick={click}
    >
      <Show
        when={own.loading}
        fallback={<Show when={own.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>}
      >
        <Spinner />
      </Show>
      {own.children}
      <Show when={own.kbd}>{(keys) => <Kbd keys={keys()} class="ml-1 max-sm:hidden pointer-coarse:hidden" />}</Show>
    </button>
  )
}
