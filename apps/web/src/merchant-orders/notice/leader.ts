import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

/** Follows which tab had the focus last, where the browser knows no locks (plain HTTP beyond this machine). */
function followFocus(key: string): Accessor<boolean> {
  const mine = String(Math.random())
  const [last, setLast] = createSignal(localStorage.getItem(key))
  const claim = (): void => {
    localStorage.setItem(key, mine)
    setLast(mine)
  }
  const follow = (event: StorageEvent): void => {
    if (event.key === key) setLast(event.newValue)
  }
  if (document.hasFocus() || last() === null) claim()
  addEventListener('focus', claim)
  addEventListener('storage', follow)
  onCleanup(() => {
    removeEventListener('focus', claim)
    removeEventListener('storage', follow)
  })
  return () => last() === mine
}

/**
 * Whether this tab is the one that acts for all tabs of the browser: at most one of those that can holds the name, and it
 * passes to another when it closes. Holds it for the owner's life.
 */
export function createLeader(name: string, can: Accessor<boolean>): Accessor<boolean> {
  // Missing outside of secure contexts.
  const locks = navigator.locks as LockManager | undefined
  if (!locks) {
    const focused = followFocus(`souk:leader:${name}`)
    return () => can() && focused()
  }
  const [leads, setLeads] = createSignal(false)
  createEffect(() => {
    if (!can()) return
    const ended = new AbortController()
    const held = Promise.withResolvers<void>()
    const lead = (): Promise<void> => {
      setLeads(true)
      return held.promise
    }
    locks.request(`souk:${name}`, { signal: ended.signal }, lead).catch(() => undefined)
    onCleanup(() => {
      setLeads(false)
      ended.abort()
      held.resolve()
    })
  })
  return leads
}
