import { setTimeout as pause } from 'node:timers/promises'
import type { WorkerName } from './names.ts'

/** Reports what a worker could not do; it goes on by itself. */
export type ReportFault = (worker: string, error: unknown) => void

export interface Worker {
  readonly name: WorkerName
  /** One round; answers how many milliseconds to rest before the next. */
  readonly round: () => Promise<number>
  /** Settles when what rounds have left in hand is done. */
  readonly finish?: () => Promise<unknown>
}

const FIRST_BACKOFF_MS = 250
const MOST_BACKOFF_MS = 15_000

/** Runs a worker until the signal fires, what is in hand finished. A failed round is reported and tried again with backoff, which a good round resets. */
export async function runWorker(
  { name, round, finish }: Worker,
  report: ReportFault,
  signal: AbortSignal,
): Promise<void> {
  let backoff = FIRST_BACKOFF_MS
  while (!signal.aborted) {
    let rest = backoff
    try {
      rest = await round()
      backoff = FIRST_BACKOFF_MS
    } catch (error) {
      report(name, error)
      backoff = Math.min(backoff * 2, MOST_BACKOFF_MS)
    }
    await pause(rest, undefined, { signal }).catch(() => {})
  }
  await finish?.()
}
