import * as Kobalte from '@kobalte/core/tooltip'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { squareLook } from './button-look.ts'
import type { ButtonKind, ButtonSize } from './button-look.ts'
import type { Icon } from './icon.ts'
import { TooltipBubble } from './tooltip.tsx'

type IconButtonProps = {
  /** Its name, said by screen readers and shown on hover and focus. */
  readonly label: string
  readonly icon: Icon
  readonly onClick: (event: MouseEvent) => void
  readonly kind?: ButtonKind | undefined
  readonly size?: ButtonSize | undefined
  readonly kbd?: string | undefined
  /** Makes it a toggle. */
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** A number at its corner, e.g. unread; 0 shows nothing. */
  readonly count?: number | undefined
  readonly class?: string | undefined
}

/** A button without a word: the label is its name and its tooltip. */
export const IconButton = (props: IconButtonProps): JSX.Element => (
  <Kobalte.Root openDelay={400} closeDelay={0} gutter={6}>
    <Kobalte.Trigger
      type="button"
      class={`relative ${squareLook(props.kind, props.size)} aria-pressed:bg-press aria-pressed:text-ink ${props.class ?? ''}`}
      aria-label={props.count ? `${props.label}, ${props.count}` : props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={(event: MouseEvent) => props.onClick(event)}
    >
      <Dynamic component={props.icon} size={16} />
      <Show when={props.count}>
        <span class="figures absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-2xs leading-4 text-on-accent">
          {props.count}
        </span>
      </Show>
    </Kobalte.Trigger>
    <TooltipBubble text={props.label} kbd={props.kbd} />
  </Kobalte.Root>
)
