import * as Kobalte from '@kobalte/core/dialog'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { focusInside } from './sheet-focus.ts'
import { SheetHead } from './sheet-head.tsx'

type DrawerProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: JSX.Element
  readonly description?: JSX.Element
  /** Buttons beside the way out. */
  readonly actions?: JSX.Element
  /** Stays at the lower edge: the main act. */
  readonly footer?: JSX.Element
  /** The page behind stays usable and keeps the focus, so that j/k can walk the list while one looks; Escape closes. */
  readonly beside?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly children: JSX.Element
}

/** A sheet from the end edge, the whole screen on phones. */
export const Drawer = (props: DrawerProps): JSX.Element => (
  <Kobalte.Root
    open={props.open}
    onOpenChange={(open) => open || props.onClose()}
    modal={!props.beside}
    preventScroll={false}
  >
    <Kobalte.Portal>
      <Show when={!props.beside}>
        <Kobalte.Overlay class="fixed inset-0 z-30 animate-fade-in bg-veil" />
      </Show>
      <Kobalte.Content
        data-hotkeys={props.beside ? undefined : 'off'}
        onOpenAutoFocus={(event) => (props.beside ? event.preventDefault() : focusInside(event))}
        onInteractOutside={(event) => props.beside && event.preventDefault()}
        class="fixed inset-y-0 right-0 z-30 flex w-full animate-sheet-in flex-col bg-raised shadow-sheet outline-none data-closed:animate-sheet-out max-sm:max-w-none"
        classList={{ 'max-w-xl': !props.wide, 'max-w-3xl': props.wide ?? false }}
      >
        <div class="border-b px-5 py-3 max-sm:px-4">
          <SheetHead title={props.title} description={props.description} actions={props.actions} />
        </div>
        <div class="scroll-quiet min-h-0 flex-1 px-5 py-4 max-sm:px-4">{props.children}</div>
        <div class="empty:hidden flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:px-4">
          {props.footer}
        </div>
      </Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte.Root>
)
