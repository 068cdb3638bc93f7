import { tracked, TRPCError, type TrackedEnvelope } from '@trpc/server'
import type { WebSocket } from 'ws'
import type { LiveMessage } from '@souk/contract/live'
import { Refused } from '@souk/domain/refused'
import { toTRPCError } from '../refusal.ts'
import type { ChannelAddress } from './channel-address.ts'
import type { Channel } from './channel.ts'
import type { Channels } from './channels.ts'
import type { LiveIdentity } from './connection.ts'
import type { Connections } from './connections.ts'
import type { LiveLimits } from './limits.ts'
import type { Message } from './message.ts'
import { Reader } from './reader.ts'
import type { LiveStats, ReportLive } from './stats.ts'

/** What a router's subscription says about its caller and what they follow. */
export interface Subscription<Snapshot> {
  readonly channel: ChannelAddress
  /** Whose data the caller may see, as their session says: must be the channel's. */
  readonly tenant: string
  readonly identity: LiveIdentity
  /** The caller's WebSocket; absent over HTTP. */
  readonly socket?: WebSocket | undefined
  readonly lastEventId?: string | undefined
  /** As the procedure was given it; tRPC's types allow none. */
  readonly signal: AbortSignal | undefined
  /** The state now; read after the position was taken. Asked again whenever the follower must start over. */
  snapshot(): Promise<Snapshot>
  /** Asked again at every catch-up: answers from memory. */
  authorised(): boolean
  /** Called before the snapshot is asked for; disposed of when the subscription ends. */
  hold?(): Disposable
}

/** What a node's subscriptions share. */
export interface Surroundings {
  readonly channels: Channels
  readonly limits: LiveLimits
  readonly stats: LiveStats
  readonly report: ReportLive
  readonly connections: Connections
}

/** A subscription whose signal is certain. */
export type Bound<Snapshot> = Subscription<Snapshot> & { readonly signal: AbortSignal }

export type LiveOutput<Snapshot, Payload> = AsyncIterable<TrackedEnvelope<LiveMessage<Snapshot, Payload>>, void, void>

/** A subscription that stands: its channel is held and must be released. */
export interface Begun {
  readonly channel: Channel
  readonly reader: Reader
  readonly first: Message
}

function admit<S>({ stats, report }: Surroundings, { channel, tenant, authorised }: Subscription<S>): void {
  if (tenant !== channel.tenant) {
    stats.breaches++
    report('breach', { channel: channel.key, tenant })
    throw new TRPCError({ code: 'NOT_FOUND' })
  }
  if (!authorised()) throw new TRPCError({ code: 'UNAUTHORIZED' })
}

export async function begin<S>(parts: Surroundings, subscription: Bound<S>): Promise<Begun> {
  admit(parts, subscription)
  const { channels } = parts
  const channel = await channels.hold(subscription.channel)
  try {
    const { snapshot, lastEventId } = subscription
    const reader = new Reader(channel, snapshot)
    return { channel, reader, first: await reader.first(lastEventId) }
  } catch (error) {
    channels.release(channel)
    throw error
  }
}

/** A message as tRPC's types see it. */
export function envelope<S, P>({ position, text }: Message): TrackedEnvelope<LiveMessage<S, P>> {
  return tracked(position, JSON.parse(text) as LiveMessage<S, P>)
}

/** What a caller reads who may not have one more; mapped here, since no middleware sees what a generator throws. */
export function tooMany({ stats }: Surroundings, code: string, sentence: string): TRPCError {
  stats.limited++
  return toTRPCError(new Refused(code, sentence))
}
