import { createStore } from 'solid-js/store'

const [counts, setCounts] = createStore<Record<string, number>>({})

/** How many things of a kind nobody has looked at yet: shown in the navigation, the title and the favicon. */
export const unread = (kind: string): number => counts[kind] ?? 0

export const setUnread = (kind: string, count: number): void => {
  setCounts(kind, count)
}

export const unreadTotal = (): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
