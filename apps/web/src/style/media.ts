import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

/** Below this the navigation goes to the bottom, drawers fill the screen and lists show cards. */
export const phone = '(width < 40rem)'
export const reducedMotion = '(prefers-reduced-motion: reduce)'

/** Follows a media query for the owner's life. */
export const createMedia = (query: string): Accessor<boolean> => {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const follow = (): void => {
    setMatches(list.matches)
  }
  list.addEventListener('change', follow)
  onCleanup(() => list.removeEventListener('change', follow))
  return matches
}
