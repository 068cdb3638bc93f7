import { createSignal } from 'solid-js'

/** What the person chose; `system` follows the machine. */
export type Theme = 'light' | 'dark' | 'system'

const key = 'souk:theme'

const stored = (): Theme => {
  const value = localStorage.getItem(key)
  return value === 'light' || value === 'dark' ? value : 'system'
}

const show = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

const [theme, setSignal] = createSignal<Theme>(stored())

export { theme }

/** Shows the theme at once and keeps it for the next visit; `public/theme.js` applies it before the first paint. */
export const setTheme = (next: Theme): void => {
  localStorage.setItem(key, next)
  show(next)
  setSignal(next)
}

/** Follows a choice made in another tab. Returns the end of it. */
export const followThemeOfOtherTabs = (): (() => void) => {
  const follow = (event: StorageEvent): void => {
    if (event.key !== key) return
    show(stored())
    setSignal(stored())
  }
  addEventListener('storage', follow)
  return () => removeEventListener('storage', follow)
}
