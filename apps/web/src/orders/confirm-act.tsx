import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { eventLabel } from '../acting/event-label.ts'
import { useText } from '../text/use-text.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import type { Ask } from './create-acts.ts'
import { consequences } from './destructive.ts'
import { useOrder } from './order-context.ts'
import type { Foresight } from './order-rules.ts'
import { orderWords } from './order-words.ts'

/** An act that takes something back, and what it would come to. */
export type Doubt = { readonly ask: Ask; readonly foresight: Foresight | undefined }

/** Asks before something is taken back, with the consequence in words. */
export const ConfirmAct = (props: { doubt: Doubt | undefined; onClose: () => void }): JSX.Element => {
  const text = useText(orderWords)
  const { acts, order } = useOrder()
  /** The last one stands while the dialog closes. */
  const doubt = createMemo<Doubt | undefined>((last) => props.doubt ?? last)
  return (
    <Show when={doubt()}>
      {(asked) => (
        <ConfirmDialog
          open={props.doubt !== undefined}
          onClose={() => props.onClose()}
          dismiss={text().goBack}
          danger
          title={text().confirmTitle(eventLabel(asked().ask.event), asked().ask.items.length)}
          consequence={
            <ul class="flex flex-col gap-1">
              <For each={consequences({ ...asked(), order: order() }, text())}>{(line) => <li>{line}</li>}</For>
            </ul>
          }
          confirm={text().confirm(eventLabel(asked().ask.event), asked().ask.items.length)}
          onConfirm={() => void acts.fire(asked().ask)}
        />
      )}
    </Show>
  )
}
