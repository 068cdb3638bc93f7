import type { Rate } from './rate.ts'

/** What one message holds at most, but always one event. */
export interface BatchLimits {
  readonly events: number
  /** Characters of its events. */
  readonly chars: number
}

export interface LiveLimits {
  /** Bytes a socket may hold unsent before its lanes stop writing to it. */
  readonly high: number
  /** Bytes below which a lagging socket is written to again. */
  readonly low: number
  /** A socket that took nothing for this long is ended. */
  readonly stallMs: number
  /** Entries of a channel kept in memory; whoever is further behind starts over from a snapshot. */
  readonly ring: number
  /** Characters of payload a channel keeps in memory at most. */
  readonly ringChars: number
  /** The same for all channels of a node: shared out among them, though none gets less than `leastRingChars`. */
  readonly allRingChars: number
  readonly leastRingChars: number
  readonly batch: BatchLimits
  /** How long a channel nobody follows is kept, so that a reconnect storm finds it. */
  readonly lingerMs: number
  /** Between two looks at the heads of all followed topics: the longest an event can go unnoticed. */
  readonly sweepMs: number
  /** Subscriptions one socket may hold. */
  readonly subscriptions: number
  /** Connections, WebSockets and HTTP subscriptions, that one account may have on this node. */
  readonly connections: { readonly person: number; readonly key: number }
  /** Messages of one socket's client. */
  readonly messages: Rate
  /** Calls that one message of a client may hold. */
  readonly calls: number
  /** Bytes of one message of a client. */
  readonly messageBytes: number
  /** How long a socket is kept at whose other end nobody known is. */
  readonly nobodyMs: number
  /** How long a connection lives before its client is asked to open another, and is looked at anew. */
  readonly lifeMs: number
}

export const LIMITS: LiveLimits = {
  high: 256 * 1024,
  low: 64 * 1024,
  stallMs: 20_000,
  ring: 1000,
  ringChars: 1024 * 1024,
  allRingChars: 64 * 1024 * 1024,
  leastRingChars: 64 * 1024,
  batch: { events: 200, chars: 128 * 1024 },
  lingerMs: 30_000,
  sweepMs: 500,
  subscriptions: 50,
  connections: { person: 50, key: 10_000 },
  messages: { perSecond: 100, burst: 200 },
  calls: 100,
  messageBytes: 64 * 1024,
  nobodyMs: 10_000,
  lifeMs: 60 * 60_000,
}
