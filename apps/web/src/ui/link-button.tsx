import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { linkLook } from './button-look.ts'
import type { ButtonKind, ButtonSize } from './button-look.ts'
import type { Icon } from './icon.ts'

type LinkButtonProps = {
  readonly href: string
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
  readonly icon?: Icon | undefined
  readonly children: JSX.Element
}

/** Goes somewhere, looks like a button. */
export const LinkButton = (props: LinkButtonProps): JSX.Element => (
  <A href={props.href} class={linkLook(props.kind, props.size)}>
    <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>
    {props.children}
  </A>
)
