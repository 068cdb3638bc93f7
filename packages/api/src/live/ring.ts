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
  /** JSON text, as much of it as is shown. */
  readonly payload: string
}

/** As it stands in a message. */
const textOf = ({ shard, seq, payload }: Entry): string => `{"shard":${shard},"seq":${seq},"payload":${payload}}`
const isSeen = (entry: Entry, seen: Vector | undefined) => seen !== undefined && entry.seq <= (seen[entry.shard] ?? 0)
const whole = (payload: string): string => payload

/** The vector once these entries are taken. */
function advanced(vector: Vector, entries: readonly Entry[]): Vector {
  const reached = [...vector]
  for (const { shard, seq } of entries) reached[shard] = seq
  return reached
}

/** The latest entries of a channel in the order they arrived at this node, shards merged. */
export class Ring {
  /** Arrival number of the oldest entry; a cursor before it is lost. */
  base = 0
  /** What the vector was before the oldest entry. */
  floor: Vector
  #vector: number[]
  #entries: Entry[] = []
  #chars = 0
  readonly #limits: RingLimits
  readonly #view: (payload: string) => string

  /** `view`: what of a payload is shown. */
  constructor(start: Vector, limits: RingLimits, view = whole) {
    this.floor = start
    this.#vector = [...start]
    this.#limits = limits
    this.#view = view
  }

  /** Where it stands now; a copy, since the ring goes on. */
  get vector(): Vector {
    return [...this.#vector]
  }

  /** Arrival number the next entry will get. */
  get head(): number {
    return this.base + this.#entries.length
  }

  push(shard: number, entry: FeedEntry): void {
    const added = this.#entryOf(shard, entry)
    this.#vector[shard] = entry.seq
    this.#entries.push(added)
    this.#chars += added.payload.length
    this.#trim()
  }

  /** Puts older entries of one shard in front; they must end where the floor begins. */
  prepend(shard: number, older: readonly FeedEntry[]): void {
    const [first] = older
    if (!first) return
    const front = older.map((entry) => this.#entryOf(shard, entry))
    this.floor = this.floor.with(shard, first.seq - 1)
    this.#entries = [...front, ...this.#entries]
    this.#chars += front.reduce((sum, { payload }) => sum + payload.length, 0)
    this.base -= front.length
  }

  /** Forgets everything and goes on from elsewhere; every cursor is lost. */
  restart(from: Vector): void {
    this.base += this.#entries.length + 1
    this.#entries = []
    this.#chars = 0
    this.floor = from
    this.#vector = [...from]
  }

  /** Lets go of all entries; whoever has them goes on. */
  forget(): void {
    this.base += this.#entries.length
    // Emptied, not replaced: V8 makes arrays that often live long old, and what a dead old one holds outlives a collection.
    while (this.#entries.length > 0) this.#entries.pop()
    this.#chars = 0
    this.floor = this.vector
  }

  /** Everything after this vector is here, and nothing before it is missing. */
  covers(seen: Vector): boolean {
    return seen.every((seq, shard) => seq >= (this.floor[shard] ?? 0) && seq <= (this.#vector[shard] ?? 0))
  }

  holds(cursor: Cursor): boolean {
    return cursor.at >= this.base
  }

  isAtHead(cursor: Cursor): boolean {
    return cursor.at === this.head
  }

  positionAt({ at, seen }: Cursor): Vector {
    const reached = at === this.head ? this.vector : advanced(this.floor, this.#entries.slice(0, at - this.base))
    return seen ? reached.map((seq, shard) => Math.max(seq, seen[shard] ?? 0)) : reached
  }

  /** For whoever has a covered vector. */
  resume(seen: Vector): Cursor {
    const hasAll = seen.every((seq, shard) => seq === this.#vector[shard])
    return hasAll ? this.tip() : { at: this.base, seen }
  }

  /** For whoever has everything so far. */
  tip(): Cursor {
    return { at: this.head }
  }

  /** The next events after a cursor this ring holds, as their texts. */
  take({ at: from, seen }: Cursor, batch: BatchLimits): { readonly texts: readonly string[]; readonly next: Cursor } {
    const texts: string[] = []
    let size = 0
    let at = from
    for (let entry = this.#entryAt(at); entry && texts.length < batch.events; entry = this.#entryAt(++at)) {
      if (isSeen(entry, seen)) continue
      const text = textOf(entry)
      size += text.length
      if (size > batch.chars && texts.length > 0) break
      texts.push(text)
    }
    const done = !seen || at === this.head
    return { texts, next: done ? { at } : { at, seen } }
  }

  #entryAt(arrival: number): Entry | undefined {
    return this.#entries[arrival - this.base]
  }

  #entryOf(shard: number, { seq, payload }: FeedEntry): Entry {
    return { shard, seq, payload: this.#view(payload) }
  }

  #trim(): void {
    const { entries: most, chars } = this.#limits
    if (this.#entries.length <= most * 1.25 && this.#chars <= chars) return
    let dropped = 0
    const enough = () => this.#entries.length - dropped <= most && this.#chars <= chars * 0.75
    while (!enough()) this.#chars -= this.#entries[dropped++]?.payload.length ?? 0
    this.floor = advanced(this.floor, this.#entries.slice(0, dropped))
    this.#entries = this.#entries.slice(dropped)
    this.base += dropped
  }
}
