import type { Identity } from '@souk/services/people/people'
import type { Context } from '../context.ts'
import { EVERYBODY } from '../live/channel-address.ts'
import type { ChannelAddress } from '../live/channel-address.ts'
import type { LiveIdentity } from '../live/connection.ts'
import type { LiveOutput } from '../live/subscription.ts'

export interface Call {
  readonly ctx: Context & { readonly identity: Identity }
  readonly input: { readonly lastEventId?: string | null | undefined }
  readonly signal: AbortSignal | undefined
  /** Called when the subscription starts; disposed of when it ends. */
  readonly hold?: () => Disposable
}

/** Who a connection is of, as far as it may later be ended for it. */
export const liveIdentity = ({ kind, id, actor, expiresAt }: Identity): LiveIdentity => ({
  [kind]: id,
  person: kind === 'session' ? actor.id : undefined,
  merchant: actor.kind === 'merchant' ? actor.merchant : undefined,
  expiresAt,
})

/** Whose data the session may see: a merchant's user their own alone, whatever channel was chosen. */
const tenantOf = ({ actor }: Identity, channel: ChannelAddress): string =>
  actor.kind === 'merchant' && channel.tenant !== EVERYBODY ? actor.merchant : channel.tenant

/** Finds what a subscription is about before it starts: then a refusal has its own code. */
export const found = <Found>({ ctx, signal }: Omit<Call, 'input'>, search: () => Promise<Found>): Promise<Found> =>
  ctx.services.hub.find({ socket: ctx.socket, signal }, search)

/** A subscription of a caller whose right to this channel was checked: snapshot or replay, then the tail. */
export function followChannel<Snapshot, Payload>(
  { ctx, input, signal, hold }: Call,
  channel: ChannelAddress,
  snapshot: () => Promise<Snapshot>,
): LiveOutput<Snapshot, Payload> {
  const { services, identity, socket } = ctx
  return services.hub.follow<Snapshot, Payload>({
    channel,
    tenant: tenantOf(identity, channel),
    identity: liveIdentity(identity),
    socket,
    signal,
    snapshot,
    lastEventId: input.lastEventId ?? undefined,
    authorised: () => services.people.isCurrent(identity),
    ...(hold && { hold }),
  })
}
