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
  onEntry(entry: FeedEntry, shard: number): void
  /** The tail stands still until it is restarted. */
  onBreak(cause: Break): void
}

/** Follows one topic of the feed from a head onwards, as one of its listener's shards. */
export class Tail {
  readonly topic: string
  readonly #shard: number
  head = 0
  broken = true
  readonly #store: FeedStore
  readonly #listener: TailListener
  /** Counts restarts: what was read in an earlier life is dropped. */
  #life = 0
  #again = false
  #running: Promise<void> | undefined

  constructor(store: FeedStore, { topic, shard = 0 }: { topic: string; shard?: number }, listener: TailListener) {
    this.#store = store
    this.topic = topic
    this.#shard = shard
    this.#listener = listener
  }

  /** Somebody said that there is more, and it has not been read. */
  get asked(): boolean {
    return this.#again
  }

  /** Goes on after `from`; also how a tail starts. */
  restart(from: number): void {
    this.head = from
    this.broken = false
    this.#life++
  }

  /**
   * Reads what the topic has gained; one read at a time, and one more for whoever asked meanwhile. Standing still, it
   * only remembers that it was asked.
   */
  fetch(): Promise<void> {
    this.#again = true
    if (this.broken) return Promise.resolve()
    return (this.#running ??= this.#readAll())
  }

  /** A committed entry handed over by whoever wrote it: false when it is not the next one and must be fetched. */
  offer(entry: FeedEntry): boolean {
    if (this.broken || entry.seq > this.head + 1) return false
    this.#take(entry)
    return true
  }

  #take(entry: FeedEntry): void {
    if (this.broken || entry.seq <= this.head) return
    if (entry.seq !== this.head + 1) return this.#stop(entry.seq)
    this.head = entry.seq
    this.#listener.onEntry(entry, this.#shard)
  }

  #stop(got?: number): void {
    this.broken = true
    this.#listener.onBreak({ topic: this.topic, head: this.head, ...(got !== undefined && { got }) })
  }

  async #readAll(): Promise<void> {
    try {
      while (this.#again && !this.broken) {
        this.#again = false
        await this.#readPages()
      }
    } finally {
      this.#running = undefined
    }
  }

  async #readPages(): Promise<void> {
    const born = this.#life
    for (;;) {
      const asked = this.head
      const { entries, gone } = await this.#store.read(this.topic, asked, PAGE)
      if (this.broken || this.#life !== born) return
      if (gone && this.head === asked) return this.#stop()
      for (const entry of entries) this.#take(entry)
      if (entries.length < PAGE) return
    }
  }
}
