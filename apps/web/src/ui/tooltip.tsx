import * as Kobalte from '@kobalte/core/tooltip'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Kbd } from './kbd.tsx'

/** The bubble itself, for components that are their own trigger. */
export const TooltipBubble = (props: { text: string; kbd?: string | undefined }): JSX.Element => (
  <Kobalte.Portal>
    <Kobalte.Content class="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-sm bg-ink px-2 py-1 text-xs text-canvas">
      {props.text}
      <Show when={props.kbd}>{(keys) => <Kbd keys={keys()} />}</Show>
    </Kobalte.Content>
  </Kobalte.Portal>
)

/** More about a word or a mark that does nothing when clicked; reachable by keyboard. */
export const Tooltip = (props: { text: string; children: JSX.Element; class?: string }): JSX.Element => (
  <Kobalte.Root openDelay={300} closeDelay={0} gutter={6}>
    <Kobalte.Trigger as="span" tabindex={0} class={`inline-flex rounded-xs ${props.class ?? ''}`}>
      {props.children}
    </Kobalte.Trigger>
    <TooltipBubble text={props.text} />
  </Kobalte.Root>
)
