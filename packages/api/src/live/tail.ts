import type { FeedEntry, FeedStore } from '@souk/services/live/feed-store'

const PAGE = 500

/** What a topic gave that cannot be: entries are missing, or retention took them first. */
export interface Break {
  readonly topic: string
  readonly head: number
  /** The sequence that came instead of `head + 1`; absent when retention took it. */
  readonly got?: number
}

export interface TailListener {
  /** Called with each entry once, in order, nothing missing between. */
  onEntry(entry: FeedEntry): void
  /** The tail stands still until it is restarted. */
  onBreak(cause: Break): void
}

/** Follows one topic of the feed from a head onwards. */
export type Tail = ReturnType<typeof createTail>

export function createTail(store: FeedStore, topic: string, listener: TailListener) {
  let head = 0
  let broken = true
  /** Counts restarts: what was read in an earlier life is dropped. */
  let life = 0
  let again = false
  let running: Promise<void> | undefined

  function stop(got?: number): void {
    broken = true
    listener.onBreak({ topic, head, ...(got !== undefined && { got }) })
  }

  function take(entry: FeedEntry): void {
    if (broken || entry.seq <= head) return
    if (entry.seq !== head + 1) return stop(entry.seq)
    head = entry.seq
    listener.onEntry(entry)
  }

  async function readPages(): Promise<void> {
    const born = life
    for (;;) {
      const asked = head
      const { entries, gone } = await store.read(topic, asked, PAGE)
      if (broken || life !== born) return
      if (gone && head === asked) return stop()
      entries.forEach(take)
      if (entries.length < PAGE) return
    }
  }

  async function readAll(): Promise<void> {
    try {
      while (again && !broken) {
        again = false
        await readPages()
      }
    } finally {
      running = undefined
    }
  }

  return {
    topic,
    get head() {
      return head
    },
    get broken() {
      return broken
    },
    /** Somebody said that there is more, and it has not been read. */
    get asked() {
      return again
    },

    /** Goes on after `from`; also how a tail starts. */
    restart(from: number): void {
      head = from
      broken = false
      life++
    },

    /**
     * Reads what the topic has gained; one read at a time, and one more for whoever asked meanwhile. Standing still, it
     * only remembers that it was asked.
     */
    fetch(): Promise<void> {
      again = true
      if (broken) return Promise.resolve()
      return (running ??= readAll())
    },

    /** A committed entry handed over by whoever wrote it: false when it is not the next one and must be fetched. */
    offer(entry: FeedEntry): boolean {
      if (broken || entry.seq > head + 1) return false
      take(entry)
      return true
    },
  }
}
