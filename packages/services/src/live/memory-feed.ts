import type { FeedEntry, FeedStore } from './feed-store.ts'

interface Log {
  readonly entries: FeedEntry[]
  /** Everything up to here was dropped. */
  dropped: number
}

export interface MemoryFeed extends FeedStore {
  /** Commits one entry; `payload` is JSON text. */
  append(topic: string, payload: string): FeedEntry
  /** Retention: forgets entries up to and including `through`. */
  drop(topic: string, through: number): void
  /** As after a restore: the log is another one, and empty. */
  renew(epoch: string): void
}

export function memoryFeed(first = 'memory'): MemoryFeed {
  const logs = new Map<string, Log>()
  let epoch = first

  const headOf = (log: Log | undefined) => (log ? log.dropped + log.entries.length : 0)

  function logOf(topic: string): Log {
    const log = logs.get(topic) ?? { entries: [], dropped: 0 }
    logs.set(topic, log)
    return log
  }

  return {
    append(topic, payload) {
      const log = logOf(topic)
      const entry = { topic, seq: headOf(log) + 1, payload }
      log.entries.push(entry)
      return entry
    },
    drop(topic, through) {
      const log = logOf(topic)
      log.dropped += log.entries.splice(0, through - log.dropped).length
    },
    renew(next) {
      logs.clear()
      epoch = next
    },
    heads: async (topics) => new Map(topics.map((topic) => [topic, headOf(logs.get(topic))])),
    async read(topic, after, limit) {
      const log = logOf(topic)
      const from = Math.max(0, after - log.dropped)
      return { entries: log.entries.slice(from, from + limit), gone: after < log.dropped }
    },
    epoch: async () => epoch,
  }
}
