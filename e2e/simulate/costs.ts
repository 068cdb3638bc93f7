import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A write's CPU, in milliseconds of one core. */
export interface WriteCost {
  readonly node: number
  /** Of that, the share spent between two statements of its transaction: its batch is in flight meanwhile. */
  readonly decides: number
  /** Of a statement for this write alone, and a write's share where many go together. */
  readonly postgresAlone: number
  readonly postgresBatched: number
  readonly client: number
  /** Of the program that sends the ready statement alone. */
  readonly rawClient: number
}

/** What things cost on one machine, measured or estimated: `docs/scale.md` says which. Milliseconds of CPU unless said otherwise. */
export interface Costs {
  readonly machine: string
  /** From write to durable. */
  readonly diskFlushMs: number
  readonly place: WriteCost
  readonly trigger: WriteCost
  /** A node reads what a topic gained. */
  readonly read: { readonly node: number; readonly postgres: number }
  /** An event is framed, once per node and call id. */
  readonly frameMs: number
  /** One frame is written to one socket. */
  readonly deliverMs: number
  readonly sessionKb: number
  /** Elapsed: a hint on its way, and how long hints are gathered. */
  readonly hintMs: number
  readonly coalesceMs: number
  readonly hintsPerSecond: { readonly postgres: number; readonly nats: number }
  /** One topic's head compared with the log; how often each is. */
  readonly sweepMsPerTopic: number
  readonly sweepEveryMs: number
  /** Written to the log of PostgreSQL, of an order with all that happens to it. */
  readonly bytesPerOrder: number
  /** What whole runs on that machine gave, for the model to be held against: per second, or elapsed milliseconds. */
  readonly figures: Figures
}

export interface Figures {
  readonly placing: number
  readonly rawPlacing: number
  readonly trigger: number
  readonly rawTrigger: number
  readonly lastOf5000: number
  readonly otherNode: number
}

export const COSTS = join(import.meta.dirname, 'measured.json')

export const readCosts = (): Costs => JSON.parse(readFileSync(COSTS, 'utf8')) as Costs
