/** Where the focus goes when the drawer opens and closes: into it, and back to the row it was about. */
export function createDrawerFocus() {
  let awaited = false
  const rowOf = (id: string): HTMLElement | null => document.querySelector(`[data-row="${CSS.escape(id)}"]`)
  return {
    /** Somebody opens an order to work in it, not to peek: the focus follows as soon as it has come. */
    enter: (): void => {
      awaited = true
    },
    /** Takes the element at which the order begins. */
    adopt: (element: HTMLElement): void => {
      if (!awaited) return
      awaited = false
      queueMicrotask(() => element.focus({ preventScroll: true }))
    },
    leave: (row: string | undefined): void => {
      awaited = false
      if (row !== undefined) queueMicrotask(() => rowOf(row)?.focus({ preventScroll: true }))
    },
  }
}
