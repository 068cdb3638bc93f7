import { createEffect, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { Souk } from '@souk/client/souk'

const nothing = { onReset: () => undefined, onEvents: () => undefined }

/** Shows the person to their team at an order while one is open, for the owner's life. */
export function createLook(souk: Pick<Souk, 'presence'>, reference: Accessor<string | undefined>): void {
  createEffect(() => {
    const open = reference()
    if (open === undefined) return
    const live = souk.presence.look.follow({ reference: open }, nothing)
    onCleanup(() => live.close())
  })
}
