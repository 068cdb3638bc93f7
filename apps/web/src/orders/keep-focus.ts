import { onCleanup } from 'solid-js'

const homesOf = (element: Element): readonly HTMLElement[] =>
  ['[role=group]', '[role=row]', 'section', 'main'].flatMap((home) => element.closest<HTMLElement>(home) ?? [])

/** To its first button; to itself while none of them can be pressed. */
const enter = (home: HTMLElement): void => {
  const button = home.querySelector<HTMLElement>('button:enabled')
  if (!button) home.tabIndex = -1
  const target = button ?? home
  target.focus({ preventScroll: true })
}

/** A button that goes away while it has the focus leaves it to its neighbours, or to what is around them. */
export const keepFocus = (element: HTMLElement): void => {
  onCleanup(() => {
    if (document.activeElement !== element) return
    const homes = homesOf(element)
    queueMicrotask(() => {
      const home = homes.find(({ isConnected }) => isConnected)
      if (home && document.activeElement === document.body) enter(home)
    })
  })
}
