import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { Portal } from 'solid-js/web'

const [slot, setSlot] = createSignal<HTMLElement>()

/** The place in the header that the page's search fills. */
export const HeaderSlot = (): JSX.Element => <div ref={setSlot} class="flex min-w-0 flex-1 items-center" />

/** Puts a page's search into the header. */
export const HeaderSearch = (props: { children: JSX.Element }): JSX.Element => (
  <Show when={slot()} keyed>
    {(mount) => (
      <Portal mount={mount} ref={(box) => box.classList.add('min-w-0', 'flex-1', 'max-w-md')}>
        {props.children}
      </Portal>
    )}
  </Show>
)
