import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'

type RovingOptions = {
  readonly ids: Accessor<readonly string[]>
  /** Brings an index on screen. */
  readonly reveal: (index: number) => void
  readonly element: (id: string) => HTMLElement | undefined
}

/** The one row that Tab reaches; it walks with the keys and survives rows coming, going and being recycled. */
export const createRoving = (options: RovingOptions) => {
  const [active, setActive] = createSignal<string>()
  const index = (): number => {
    const id = active()
    return id === undefined ? -1 : options.ids().indexOf(id)
  }
  const goTo = (to: number): void => {
    const ids = options.ids()
    const id = ids[Math.max(0, Math.min(to, ids.length - 1))]
    if (id === undefined) return
    setActive(id)
    options.reveal(ids.indexOf(id))
    options.element(id)?.focus({ preventScroll: true })
  }
  return {
    /** The active row, or the first one while none is. */
    current: (): string | undefined => (index() < 0 ? options.ids()[0] : active()),
    index,
    setActive: (id: string): void => void setActive(id),
    goTo,
    walk: (by: number): void => goTo(index() < 0 ? 0 : index() + by),
  }
}
