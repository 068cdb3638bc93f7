import { createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'

/** One timer for all who read it, running only while somebody does. */
const createClock = (every: number): (() => Accessor<number>) => {
  const [now, setNow] = createSignal(Date.now())
  let readers = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = (): void => {
    setNow(Date.now())
  }
  const leave = (): void => {
    readers -= 1
    if (readers === 0) clearInterval(timer)
  }
  return () => {
    readers += 1
    if (readers === 1) {
      tick()
      timer = setInterval(tick, every)
    }
    onCleanup(leave)
    return now
  }
}

/** The time in ms, by the second, for the owner's life. */
export const useSeconds = createClock(1000)

/** The time in ms, a few times a minute: enough for “5 min ago”. */
export const useMinutes = createClock(20_000)
