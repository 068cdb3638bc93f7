import { initTRPC } from '@trpc/server'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { MerchantId, OrderId } from '@souk/domain/ids'
import {
  boardAddress,
  merchantAddress,
  OPERATOR,
  orderAddress,
  presenceAddress,
  type ChannelAddress,
} from '../channel-address.ts'
import type { Hub } from '../hub.ts'
import type { Shop, ShopRow } from './shop.ts'

export interface Caller {
  readonly user: string
  readonly tenant: string
  readonly socket?: WebSocket
}

/** Everything a test may decide about how subscriptions behave. */
export interface Behaviour {
  snapshot?: (merchant: string | undefined) => Promise<readonly ShopRow[]>
  authorised?: (user: string) => boolean
  /** Reads before `follow` takes the position: the classic mistake. */
  readonly dataBeforePosition?: boolean
}

const t = initTRPC.context<Caller>().create()

function addressOf(channel: string): ChannelAddress {
  if (channel === 'board') return boardAddress
  if (channel === 'presence') return presenceAddress(OPERATOR)
  const [kind, id = ''] = channel.split(':')
  return kind === 'm' ? merchantAddress(id as MerchantId) : orderAddress(id as OrderId)
}

export type LiveRouter = ReturnType<typeof liveRouter>

export function liveRouter(hub: Hub, shop: Shop, behaviour: Behaviour) {
  return t.router({
    whoAmI: t.procedure.query(({ ctx }) => ctx.user),
    live: t.procedure
      .input(z.object({ channel: z.string(), lastEventId: z.string().optional() }))
      .subscription(async ({ input, ctx, signal }) => {
        const merchant = ctx.tenant === OPERATOR ? undefined : ctx.tenant
        const read = behaviour.snapshot ?? shop.snapshot
        const early = behaviour.dataBeforePosition ? await read(merchant) : undefined
        return hub.follow<readonly ShopRow[], ShopRow>({
          channel: addressOf(input.channel),
          tenant: ctx.tenant,
          identity: { person: ctx.user },
          socket: ctx.socket,
          lastEventId: input.lastEventId,
          signal,
          snapshot: async () => early ?? read(merchant),
          authorised: () => behaviour.authorised?.(ctx.user) ?? true,
        })
      }),
  })
}
