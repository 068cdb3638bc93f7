import type { Clock } from './clock.ts'

/** Servers with one queue before them: the cores of a machine, the one thread of a Node process, a disk. */
export interface Station {
  /** Serves for so many milliseconds as soon as a server is free. */
  serve(ms: number, done: () => void): void
  readonly waiting: number
  /** Milliseconds served so far, by all servers together. */
  readonly busy: number
}

export function createStation(clock: Clock, servers: number): Station {
  const queue: { readonly ms: number; readonly done: () => void }[] = []
  let head = 0
  let free = servers
  let busy = 0

  function start(ms: number, done: () => void): void {
    free--
    clock.after(ms, () => {
      free++
      busy += ms
      next()
      done()
    })
  }
  function next(): void {
    const first = queue[head]
    if (!first || free === 0) return
    if (++head > 1000) queue.splice(0, head).length = head = 0
    start(first.ms, first.done)
  }
  return {
    serve(ms, done) {
      if (free > 0) return start(ms, done)
      queue.push({ ms, done })
    },
    get waiting() {
      return queue.length - head
    },
    get busy() {
      return busy
    },
  }
}
