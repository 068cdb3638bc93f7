import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

/** One signal for each thing that somebody looks at, and none for the rest. */
export const createWatched = <Value>(valueOf: (id: string) => Value) => {
  const entries = new Map<string, { read: Accessor<Value>; write: (value: Value) => void; readers: number }>()

  const open = (id: string) => {
    const [read, set] = createSignal<Value>(valueOf(id))
    const entry = { read, write: (value: Value) => void set(() => value), readers: 0 }
    entries.set(id, entry)
    return entry
  }

  return {
    /** Follows one for the owner's life. */
    watch: (id: string): Accessor<Value> => {
      const entry = entries.get(id) ?? open(id)
      entry.readers += 1
      onCleanup(() => {
        entry.readers -= 1
        if (entry.readers === 0) entries.delete(id)
      })
      return entry.read
    },
    refresh: (ids: Iterable<string>): void => {
      for (const id of ids) entries.get(id)?.write(valueOf(id))
    },
    refreshAll: (): void => {
      for (const [id, entry] of entries) entry.write(valueOf(id))
    },
  }
}
