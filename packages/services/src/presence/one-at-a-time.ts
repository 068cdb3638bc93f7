import { setTimeout as delay } from 'node:timers/promises'

/**
 * Work that never runs twice at once: whoever asks while it runs shares the one run after it, so that many who ask at
 * once cost two runs. Each call settles with a run that began after it. Rests between two runs.
 */
export function oneAtATime(work: () => Promise<void>, restMs = 0): () => Promise<void> {
  let busy: Promise<unknown> | undefined
  let next: Promise<void> | undefined

  function run(): Promise<void> {
    const done = work()
    busy = Promise.allSettled([done])
      .then(() => restMs > 0 && delay(restMs, undefined, { ref: false }))
      .then(() => (busy = undefined))
    return done
  }

  async function after(before: Promise<unknown>): Promise<void> {
    await before
    next = undefined
    return run()
  }

  return () => next ?? (busy ? (next = after(busy)) : run())
}
