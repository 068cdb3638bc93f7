import { createSignal } from 'solid-js'

type Timers = { readonly set: (run: () => void, after: number) => unknown; readonly now: () => number }

/** Joins what is to be said and says it at most every `every` ms; a later line of the same kind replaces one not said yet. */
export const createAnnouncer = (say: (line: string) => void, every: number, timers: Timers) => {
  const waiting = new Map<string, string>()
  let free = -Infinity
  let set = false
  const flush = (): void => {
    set = false
    free = timers.now() + every
    say([...waiting.values()].join(', '))
    waiting.clear()
  }
  return (kind: string, line: string): void => {
    waiting.set(kind, line)
    if (set) return
    set = true
    timers.set(flush, Math.max(0, free - timers.now()))
  }
}

const [line, setLine] = createSignal('')

/** What the one live region holds. */
export { line as announced }

/** Tells screen readers, politely and in one line with what else there is: `announce('new', '12 new orders')`. Never per row. */
export const announce = createAnnouncer(setLine, 5000, {
  set: (run, after) => setTimeout(run, after),
  now: () => Date.now(),
})
