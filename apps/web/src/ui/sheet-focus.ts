const wanted = [
  'input:not([disabled])',
  'select:not([disabled])',
  'textarea:not([disabled])',
  '[data-sheet-foot] button',
]

/** Where a Dialog or Drawer begins: its first field, else its first button at the foot, else the sheet itself; never the way out. */
export const focusInside = (event: Event): void => {
  const sheet = event.target
  if (!(sheet instanceof HTMLElement)) return
  event.preventDefault()
  const first = wanted.map((selector) => sheet.querySelector<HTMLElement>(selector)).find(Boolean)
  ;(first ?? sheet).focus({ preventScroll: true })
}
