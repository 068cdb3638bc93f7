/** Who delivers: the product's hub, a bare `ws`, tRPC as its documentation shows it, or a room of socket.io. */
export const SIDES = ['hub', 'raw', 'stock', 'rooms'] as const
export type Side = (typeof SIDES)[number]

/** How a subscriber of one topic comes in. */
export interface Seat {
  readonly path: string
  /** What it says, and after how many frames of the server. */
  readonly says: readonly { readonly after: number; readonly text: string }[]
  /** Frames that come before the first event. */
  readonly readyAfter: number
  /** How long the server's ping is, as text, and what answers it. */
  readonly ping?: { readonly length: number; readonly pong: string }
}

/** A lap ends when every subscriber has every event of it. */
export interface Laps {
  readonly laps: number
  /** Turns of the event loop in a lap. */
  readonly ticks: number
  readonly eventsPerTick: number
  /** Between two laps. */
  readonly pauseMs?: number
}

/** Parent → server. */
export type ToServer =
  | ({ readonly kind: 'run' } & Laps)
  /** Every client has what this lap brought. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'weigh' }

/** Server → parent. */
export type FromServer =
  /** Seats in turn, one topic after the other. */
  | { readonly kind: 'listening'; readonly port: number; readonly seats: readonly Seat[] }
  /** Processor time, user and system, of the whole server process; when each lap began, by `clock`. */
  | { readonly kind: 'done'; readonly cpuMicros: number; readonly begun: readonly number[] }
  /** After a collection of garbage. */
  | ({ readonly kind: 'weighed' } & Weight)

export interface Weight {
  readonly rss: number
  readonly heap: number
  /** Bytes that the process holds for the socket that took least. */
  readonly unsent: number
}

/** Parent → clients. */
export type ToClients =
  | { readonly kind: 'connect'; readonly port: number; readonly seats: readonly Seat[]; readonly subscribers: number }
  /** How many events, over all subscribers, make a lap. */
  | { readonly kind: 'lap'; readonly events: number }
  /** One more subscriber, who reads nothing once it is seated. */
  | { readonly kind: 'stall'; readonly port: number; readonly seat: Seat }
  | { readonly kind: 'resume' }

/** Clients → parent. */
export type FromClients =
  | { readonly kind: 'connected' }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'delivered'; readonly at: number }

/** Milliseconds, the same clock in every process of a machine. */
export const clock = (): number => Number(process.hrtime.bigint()) / 1e6

/** Stands once in every event and nowhere else, so that clients count events without parsing them. */
export const MARK = '~'
