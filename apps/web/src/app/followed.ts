import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'

/** Something the server holds, read again whenever it is said to have changed. */
export type Followed<T> = {
  /** What was read last; undefined before the first answer. */
  readonly value: Accessor<T | undefined>
  /** Why the last reading failed; what was read before it stays. */
  readonly error: Accessor<unknown>
  /** Reads it; an answer that comes after a later one's is dropped. */
  readonly reload: () => Promise<void>
  readonly clear: () => void
}

export function createFollowed<T>(load: () => Promise<T>): Followed<T> {
  const [value, setValue] = createSignal<T>()
  const [error, setError] = createSignal<unknown>()
  let asked = 0
  let answered = 0
  const take = (turn: number, show: () => void): void => {
    if (turn <= answered) return
    answered = turn
    show()
  }
  return {
    value,
    error,
    async reload() {
      const turn = ++asked
      try {
        const read = await load()
        take(turn, () => {
          setError(undefined)
          setValue(() => read)
        })
      } catch (failure) {
        take(turn, () => setError(() => failure))
      }
    },
    clear() {
      answered = asked
      setError(undefined)
      setValue(undefined)
    },
  }
}
