import { wsLink } from '@trpc/client'
import type { OperationLink, TRPCLink, TRPCWebSocketClient } from '@trpc/client'
import { tap } from '@trpc/server/observable'
import type { AppRouter } from '@souk/api/router'

/** One WebSocket for all subscriptions, opened with the first of them. */
export interface Socket {
  readonly link: TRPCLink<AppRouter>
  /** Closes it; the next subscription opens another. */
  renew(): void
}

export function lazySocket(open: () => TRPCWebSocketClient): Socket {
  let current: { readonly socket: TRPCWebSocketClient; readonly link: OperationLink<AppRouter> } | undefined
  return {
    link: (runtime) => (call) => {
      if (!current) {
        const socket = open()
        current = { socket, link: wsLink<AppRouter>({ client: socket })(runtime) }
      }
      return current.link(call)
    },
    renew() {
      void current?.socket.close()
      current = undefined
    },
  }
}

const signings = ['people.signIn', 'people.signOut', 'people.firstRun']

/** A server asks once per socket who is at the other end: with somebody else there, it takes another socket. */
export const renewAtSignIn =
  ({ renew }: Socket): TRPCLink<AppRouter> =>
  () =>
  ({ op, next }) =>
    signings.includes(op.path) ? next(op).pipe(tap({ complete: renew })) : next(op)
