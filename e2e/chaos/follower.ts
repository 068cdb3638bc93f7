import { followLive, type Subscribe } from '@souk/client/live/follow-live'
import { formatPosition, parsePosition, type LiveEvent } from '@souk/contract/live'
import { createAccount, type Account } from './account.ts'

/** What a follower makes of what it hears: as much as a screen would show. */
export interface Shown<Snapshot, Payload> {
  reset(snapshot: Snapshot): void
  take(event: LiveEvent<Payload>): void
}

export interface Follower {
  readonly account: Account
  close(): void
}

export interface Following<Input, Snapshot, Payload> {
  readonly subscribe: Subscribe<Input, Snapshot, Payload>
  readonly input: Omit<Input, 'lastEventId'>
  readonly shown: Shown<Snapshot, Payload>
}

/** What an app uses: everything it passes on must be the next. */
export function ourFollower<I, S, P>({ subscribe, input, shown }: Following<I, S, P>): Follower {
  const account = createAccount()
  const live = followLive(subscribe, {
    input,
    onReset(snapshot) {
      account.reset(live.position)
      shown.reset(snapshot)
    },
    onEvents(events) {
      for (const event of events) {
        account.take(event)
        shown.take(event)
      }
    },
    onStatus: ({ state, error }) => state === 'refused' && account.end(String(error)),
  })
  return { account, close: live.close }
}

/**
 * tRPC's client alone. What an overlap brings again is passed over; what is missing is seen, and not healed. With an
 * account it goes on where that one stands: a program that was restarted with what it had kept.
 */
export function plainFollower<I, S, P>({ subscribe, input, shown }: Following<I, S, P>, kept?: Account): Follower {
  const account = kept ?? createAccount()
  let closed = false
  const from = account.position && { lastEventId: formatPosition(account.position) }
  const subscription = subscribe({ ...input, ...from } as I, {
    onData({ id, data }) {
      if (data.kind === 'reset') {
        account.reset(parsePosition(id))
        shown.reset(data.snapshot)
        return
      }
      for (const event of data.events) {
        if (account.has(event)) continue
        account.take(event)
        shown.take(event)
      }
    },
    onError: (error) => account.end(String(error)),
    onComplete: () => closed || account.end('complete'),
    onConnectionStateChange: () => undefined,
  })
  return {
    account,
    close() {
      closed = true
      subscription.unsubscribe()
    },
  }
}
