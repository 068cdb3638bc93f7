import type { Station } from './station.ts'

/** A process that does one thing at a time, on whichever core is free. */
export function createThread(cores: Station) {
  const queue: { readonly ms: number; readonly done: () => void }[] = []
  let running = false

  function next(): void {
    const first = queue.shift()
    if (!first) return
    running = true
    cores.serve(first.ms, () => {
      running = false
      first.done()
      if (!running) next()
    })
  }
  return (ms: number, done: () => void): void => {
    queue.push({ ms, done })
    if (!running) next()
  }
}
