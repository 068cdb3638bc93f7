/**
 * The live wire. A subscription follows a *channel*: one topic of the feed, or several shards merged (the board). Every
 * message is tracked by tRPC under the position the follower has reached once it has taken the message in, so that
 * `lastEventId` is always where to go on.
 */

/** One commit as its topic's followers hear it. */
export interface LiveEvent<Payload> {
  /** Which of the channel's topics; 0 where there is only one. */
  readonly shard: number
  /** Dense within the shard: one more than the last, or something is missing. */
  readonly seq: number
  readonly payload: Payload
}

/** `reset`: drop what you have, this is the state at (or after) the position. `events`: what came since, maybe nothing. */
export type LiveMessage<Snapshot, Payload> =
  | { readonly kind: 'reset'; readonly snapshot: Snapshot }
  | { readonly kind: 'events'; readonly events: readonly LiveEvent<Payload>[] }

/** Where a follower stands: the last sequence taken in of each shard, in one life of the log. */
export interface LivePosition {
  /** Changes when the log was restored or emptied; letters, digits, `-` and `_` only. */
  readonly epoch: string
  readonly seqs: readonly number[]
}

/** `<epoch>.<seq>` for one topic, `<epoch>.<seq0>.<seq1>…` for several. */
export const formatPosition = ({ epoch, seqs }: LivePosition): string => `${epoch}.${seqs.join('.')}`

/** Undefined for what is no position. */
export function parsePosition(text: string): LivePosition | undefined {
  const [epoch, ...parts] = text.split('.')
  if (!epoch || parts.length === 0 || !parts.every((part) => /^\d{1,15}$/.test(part))) return undefined
  return { epoch, seqs: parts.map(Number) }
}

/** Why the server ended a socket; beside these 1009: a message of more than 64 KB, which is no better sent again. */
export const CLOSE = {
  /** Signed out, revoked, deactivated: do not come back with the same credentials. */
  revoked: 4001,
  /** Nobody known came in time: sign in or send a key, then come back. */
  unidentified: 4002,
  /** What you may do has changed, or you were here for long: come back, and be looked at again. */
  reauthenticate: 4003,
  /** Could not keep up: come back and resume. */
  slow: 4008,
  /** More sockets, or more messages, than one account or socket may have: come back later, with fewer. */
  tooMany: 4029,
  /** This node is going away. */
  restart: 1012,
  /** Something behind this node failed: come back later. */
  tryAgainLater: 1013,
} as const
