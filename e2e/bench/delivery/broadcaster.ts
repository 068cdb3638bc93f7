import type { Server } from 'node:http'
import type { Seat } from './wire.ts'

/** One side of the comparison, on the server. */
export interface Broadcaster {
  /** The n-th subscriber takes the n-th, and so on in turn. */
  readonly seats: readonly Seat[]
  /** Sends one event, as JSON, to everybody at a topic. */
  publish(topic: number, payload: string): void
}

/** Topics are counted from 0; where there is one, everybody follows it. */
export type Serve = (server: Server, topics: number) => Broadcaster | Promise<Broadcaster>

/** A seat at each topic. */
export const seatEach = (topics: number, seat: (topic: number) => Seat): Seat[] =>
  Array.from({ length: topics }, (_, topic) => seat(topic))

/** An event as every side sends it: what the hub's message says. */
export function eventOf(seq: number, payload: string): object {
  return { kind: 'events', events: [{ shard: 0, seq, payload: JSON.parse(payload) as object }] }
}
