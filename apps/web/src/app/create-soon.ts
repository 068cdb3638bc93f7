import { onCleanup } from 'solid-js'

const SETTLE_MS = 250

/** Does it a moment after it was asked for, once however often: many items move together. Not after the owner is gone. */
export const createSoon = (act: () => void): (() => void) => {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    waiting = undefined
    act()
  }
  onCleanup(() => clearTimeout(waiting))
  return () => {
    waiting ??= setTimeout(now, SETTLE_MS)
  }
}
