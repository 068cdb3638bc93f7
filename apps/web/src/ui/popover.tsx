import * as Kobalte from '@kobalte/core/popover'
import type { JSX } from 'solid-js'

type PopoverProps = {
  /** Its name for screen readers. */
  readonly label: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** What the trigger button shows, and how it looks. */
  readonly trigger: JSX.Element
  readonly triggerClass: string
  readonly triggerId?: string | undefined
  /** The trigger's name where it shows no words. */
  readonly triggerLabel?: string | undefined
  /** Ids of what names the trigger, where its content alone does not. */
  readonly labelledBy?: string | undefined
  readonly disabled?: boolean | undefined
  readonly children: JSX.Element
  readonly class?: string | undefined
  readonly placement?: 'bottom-start' | 'bottom-end' | undefined
}

/** A small surface beside its trigger; the page behind it stays usable. On top of a dialog it is no part of what the dialog hides. */
export const Popover = (props: PopoverProps): JSX.Element => (
  <Kobalte.Root
    open={props.open}
    onOpenChange={(open) => props.onOpen(open)}
    gutter={4}
    placement={props.placement ?? 'bottom-start'}
  >
    <Kobalte.Trigger
      type="button"
      id={props.triggerId}
      aria-label={props.triggerLabel}
      title={props.triggerLabel}
      aria-labelledby={props.labelledBy}
      disabled={props.disabled}
      class={props.triggerClass}
    >
      {props.trigger}
    </Kobalte.Trigger>
    <Kobalte.Portal>
      <Kobalte.Content
        aria-label={props.label}
        data-hotkeys="off"
        data-kb-top-layer=""
        class={`z-50 flex w-64 animate-pop-in flex-col rounded-md bg-raised p-1.5 shadow-float outline-none ${props.class ?? ''}`}
      >
        {props.children}
      </Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte.Root>
)
