import type { Clock } from './clock.ts'

/** Makes commits durable: who comes while the disk writes is taken by the next write, all together. */
export function createDisk(clock: Clock, flushMs: number) {
  let waiting: (() => void)[] = []
  let writing = false

  function write(): void {
    const taken = waiting
    waiting = []
    writing = true
    clock.after(flushMs, () => {
      writing = false
      if (waiting.length > 0) write()
      for (const done of taken) done()
    })
  }
  return (done: () => void): void => {
    waiting.push(done)
    if (!writing) write()
  }
}
