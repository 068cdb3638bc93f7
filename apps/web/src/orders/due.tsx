import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Countdown } from '../ui/countdown.tsx'

/** How long until the first item of a row is due; nothing where none is. */
export const Due = (props: { at: string | undefined }): JSX.Element => (
  <Show when={props.at}>{(at) => <Countdown due={at()} bare class="shrink-0 text-xs" />}</Show>
)
