import { createSignal } from 'solid-js'

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((one) => one !== id))

/** Chosen rows by id: it outlives sorting, filtering and loading. */
export const createSelection = () => {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set())
  let anchor: string | undefined

  const toggle = (id: string): void => {
    anchor = id
    setIds((all) => (all.has(id) ? without(all, id) : new Set([...all, id])))
  }

  return {
    ids,
    has: (id: string): boolean => ids().has(id),
    count: (): number => ids().size,
    toggle,
    /** Adds everything between the last toggled row and this one, in the order shown. */
    extendTo: (id: string, shown: readonly string[]): void => {
      const from = anchor === undefined ? -1 : shown.indexOf(anchor)
      const to = shown.indexOf(id)
      if (from < 0 || to < 0) return toggle(id)
      const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1)
      setIds((all) => new Set([...all, ...range]))
    },
    add: (more: readonly string[]): void => {
      setIds((all) => new Set([...all, ...more]))
    },
    clear: (): void => {
      anchor = undefined
      setIds(new Set<string>())
    },
  }
}

export type Selection = ReturnType<typeof createSelection>
