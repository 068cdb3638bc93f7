import type { TRPCClient } from '@trpc/client'
import { boardAddress, merchantAddress, orderAddress, type ChannelAddress } from '@souk/api/live/channel-address'
import type { AppRouter } from '@souk/api/router'
import type { MerchantId, OrderId } from '@souk/domain/ids'
import type { Account } from './account.ts'
import { ourFollower, plainFollower, type Follower, type Following } from './follower.ts'
import { shownBoard, shownMerchant, shownOrder, type ShownBoard, type ShownMerchant, type ShownOrder } from './shown.ts'

/** What somebody wants to follow. */
export type Wish =
  | { readonly kind: 'board' }
  | { readonly kind: 'merchant'; readonly id: MerchantId }
  | { readonly kind: 'order'; readonly id: OrderId; readonly reference: string }

/** What is shown of what is followed. */
export type View =
  | { readonly kind: 'board'; readonly shown: ShownBoard }
  | { readonly kind: 'merchant'; readonly id: MerchantId; readonly shown: ShownMerchant }
  | { readonly kind: 'order'; readonly id: OrderId; readonly shown: ShownOrder }

/** One channel before somebody's eyes, whoever brings it. */
export interface Seat {
  readonly view: View
  readonly address: ChannelAddress
  readonly account: Account
  close(): void
  /** Comes back over another client, with what it had kept where its client can do that. */
  reopen(client: TRPCClient<AppRouter>): Account | undefined
}

export interface SeatOptions {
  readonly client: TRPCClient<AppRouter>
  /** By tRPC's client alone, or by ours. */
  readonly isPlain: boolean
  heard(at: string): void
}

interface Opened {
  readonly view: View
  readonly address: ChannelAddress
  follow(client: TRPCClient<AppRouter>, kept?: Account): Follower
}

function opened(wish: Wish, { isPlain, heard }: SeatOptions): Opened {
  const by = <I, S, P>(following: Following<I, S, P>, kept?: Account): Follower =>
    isPlain ? plainFollower(following, kept) : ourFollower(following)
  switch (wish.kind) {
    case 'board': {
      const shown = shownBoard(heard)
      return {
        view: { ...wish, shown },
        address: boardAddress,
        follow: ({ orders: { live } }, kept) => by({ subscribe: live.subscribe, input: {}, shown }, kept),
      }
    }
    case 'merchant': {
      const shown = shownMerchant(heard)
      const input = { merchant: wish.id }
      return {
        view: { ...wish, shown },
        address: merchantAddress(wish.id),
        follow: ({ merchantOrders: { live } }, kept) => by({ subscribe: live.subscribe, input, shown }, kept),
      }
    }
    case 'order': {
      const shown = shownOrder(heard)
      const input = { reference: wish.reference }
      return {
        view: { ...wish, shown },
        address: orderAddress(wish.id),
        follow: ({ order: { live } }, kept) => by({ subscribe: live.subscribe, input, shown }, kept),
      }
    }
  }
}

export function takeSeat(wish: Wish, options: SeatOptions): Seat {
  const { view, address, follow } = opened(wish, options)
  let follower = follow(options.client)
  return {
    view,
    address,
    get account() {
      return follower.account
    },
    close: () => follower.close(),
    reopen(client) {
      const { account } = follower
      follower = follow(client, account)
      return follower.account === account ? undefined : account
    },
  }
}
