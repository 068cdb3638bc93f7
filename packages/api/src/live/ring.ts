import type { FeedEntry } from '@souk/services/live/feed-store'
import type { BatchLimits } from './limits.ts'

/** One sequence per shard. */
export type Vector = readonly number[]

/** A place between two entries of a ring. */
export interface Cursor {
  /** Arrival number of the next entry to take. */
  readonly at: number
  /** Came from elsewhere with this much already: such entries are passed over. */
  readonly seen?: Vector
}

/** What a ring keeps at most; asked whenever it grows. */
export interface RingLimits {
  readonly entries: number
  readonly chars: number
}

interface Entry {
  readonly shard: number
  readonly seq: number
  /** The event as it stands in a message. */
  readonly text: string
  /** The channel's vector once this entry is taken. */
  readonly after: Vector
}

/** The latest entries of a channel in the order they arrived at this node, shards merged. */
export type Ring = ReturnType<typeof createRing>

const advanced = (vector: Vector, shard: number, seq: number): Vector => vector.with(shard, seq)

/** `view`: what of a payload is shown. */
export function createRing(start: Vector, limits: RingLimits, view = (payload: string) => payload) {
  let entries: Entry[] = []
  let chars = 0
  /** Arrival number of the oldest entry; a cursor before it is lost. */
  let base = 0
  let floor = start
  let vector = start

  function trim(): void {
    if (entries.length <= limits.entries * 1.25 && chars <= limits.chars) return
    let dropped = 0
    const enough = () => entries.length - dropped <= limits.entries && chars <= limits.chars * 0.75
    while (!enough()) chars -= entries[dropped++]?.text.length ?? 0
    floor = entries[dropped - 1]?.after ?? floor
    entries = entries.slice(dropped)
    base += dropped
  }

  const textOf = (shard: number, { seq, payload }: FeedEntry) =>
    `{"shard":${shard},"seq":${seq},"payload":${view(payload)}}`
  const entryAt = (arrival: number) => entries[arrival - base]
  const isSeen = (entry: Entry, seen: Vector | undefined) => seen !== undefined && entry.seq <= (seen[entry.shard] ?? 0)

  function positionAt({ at, seen }: Cursor): Vector {
    const reached = at === base ? floor : (entryAt(at - 1)?.after ?? vector)
    return seen ? reached.map((seq, shard) => Math.max(seq, seen[shard] ?? 0)) : reached
  }

  return {
    /** Arrival number of the oldest entry. */
    get base() {
      return base
    },
    /** Arrival number the next entry will get. */
    get head() {
      return base + entries.length
    },
    get vector() {
      return vector
    },
    /** What the vector was before the oldest entry. */
    get floor() {
      return floor
    },

    push(shard: number, entry: FeedEntry): void {
      const { seq } = entry
      vector = advanced(vector, shard, seq)
      const text = textOf(shard, entry)
      entries.push({ shard, seq, text, after: vector })
      chars += text.length
      trim()
    },

    /** Puts older entries of one shard in front; they must end where the floor begins. */
    prepend(shard: number, older: readonly FeedEntry[]): void {
      const first = older[0]
      if (!first) return
      floor = advanced(floor, shard, first.seq - 1)
      const before = floor
      const front = older.map((entry) => {
        const { seq } = entry
        return { shard, seq, text: textOf(shard, entry), after: advanced(before, shard, seq) }
      })
      entries = [...front, ...entries]
      chars += front.reduce((sum, { text }) => sum + text.length, 0)
      base -= front.length
    },

    /** Forgets everything and goes on from elsewhere; every cursor is lost. */
    restart(from: Vector): void {
      base += entries.length + 1
      entries = []
      chars = 0
      floor = vector = from
    },

    /** Everything after this vector is here, and nothing before it is missing. */
    covers: (seen: Vector): boolean =>
      seen.every((seq, shard) => seq >= (floor[shard] ?? 0) && seq <= (vector[shard] ?? 0)),
    holds: (cursor: Cursor): boolean => cursor.at >= base,
    isAtHead: (cursor: Cursor): boolean => cursor.at === base + entries.length,
    positionAt,

    /** For whoever has a covered vector. */
    resume(seen: Vector): Cursor {
      const hasAll = seen.every((seq, shard) => seq === vector[shard])
      return hasAll ? { at: base + entries.length } : { at: base, seen }
    },
    /** For whoever has everything so far. */
    tip: (): Cursor => ({ at: base + entries.length }),

    /** The next events after a cursor this ring holds, as their texts. */
    take(cursor: Cursor, batch: BatchLimits): { readonly texts: readonly string[]; readonly next: Cursor } {
      const texts: string[] = []
      let size = 0
      let at = cursor.at
      for (let entry = entryAt(at); entry && texts.length < batch.events; entry = entryAt(++at)) {
        if (isSeen(entry, cursor.seen)) continue
        size += entry.text.length
        if (size > batch.chars && texts.length > 0) break
        texts.push(entry.text)
      }
      const done = !cursor.seen || at === base + entries.length
      return { texts, next: done ? { at } : { at, seen: cursor.seen } }
    },
  }
}
