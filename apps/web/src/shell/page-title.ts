import { createEffect, createSignal } from 'solid-js'
import { announce } from './announcer.ts'
import { unreadTotal } from './unread.ts'

const [title, setTitle] = createSignal('')

/** Names the page in the window's title and says so to screen readers. */
export const usePageTitle = (name: () => string): void => {
  createEffect(() => {
    setTitle(name())
    announce('page', name())
  })
}

/** `(3) Orders · Souk` */
export const titleOf = (name: string, count: number): string =>
  [count > 0 ? `(${count})` : '', name, name ? '· Souk' : 'Souk'].filter(Boolean).join(' ')

/** Keeps the window's title for the owner's life. */
export const followTitle = (): void => {
  createEffect(() => {
    document.title = titleOf(title(), unreadTotal())
  })
}
