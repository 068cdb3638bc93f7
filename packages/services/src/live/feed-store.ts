/** One commit on one topic. */
export interface FeedEntry {
  readonly topic: string
  /** Dense per topic, from 1. */
  readonly seq: number
  /** JSON text, made once by whoever committed it. */
  readonly payload: string
}

export interface FeedRead {
  readonly entries: readonly FeedEntry[]
  /** Retention has dropped some of those asked for. */
  readonly gone: boolean
}

/** The log live delivery replays: per topic dense, in commit order, kept for a while. */
export interface FeedStore {
  /** Latest sequence of each named topic, 0 when it has none. */
  heads(topics: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Entries with `seq > after` in order, at most `limit`. */
  read(topic: string, after: number, limit: number): Promise<FeedRead>
  /** Identity of the log; changes when it was restored or emptied. Letters, digits, `-` and `_`. */
  epoch(): Promise<string>
}
