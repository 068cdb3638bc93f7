import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 50

/** Answers the milliseconds until the fact is so; undefined when it is not within the limit. What fails to look looks again. */
export async function timeUntil(fact: () => Promise<boolean>, limitMs: number): Promise<number | undefined> {
  const begun = performance.now()
  while (performance.now() - begun < limitMs) {
    if (await fact().catch(() => false)) return performance.now() - begun
    await pause(LOOK_EVERY_MS)
  }
  return undefined
}
