import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'
import type { Follower } from './sweep.ts'
import { Tail, type TailListener } from './tail.ts'

/** Something of this process that must hear every entry of a topic, such as a cache of sessions. */
export interface Consumer {
  onEntry(entry: FeedEntry): void
  /** Entries may have been missed: forget what was built from them. Not called for the start. */
  onRestart(): void
}

/** Stands still until it is restarted at a head, like every follower. */
export function localTail(
  store: FeedStore,
  topic: string,
  { onEntry, onRestart, onBreak }: Consumer & Pick<TailListener, 'onBreak'>,
): Follower {
  let epoch: string | undefined
  const tail = new Tail(store, { topic }, { onEntry, onBreak })
  return {
    tails: [tail],
    get epoch() {
      return epoch ?? ''
    },
    restart(log, heads) {
      const isStart = epoch === undefined
      epoch = log
      tail.restart(heads[0] ?? 0)
      if (!isStart) onRestart()
    },
  }
}
