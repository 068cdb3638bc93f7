import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Accessor } from 'solid-js'
import type { LiveStatus } from '@souk/client/live/status'
import type { Souk } from '@souk/client/souk'
import type { Connection } from '../shell/connection.ts'
import type { Changes } from './changes.ts'

/** A page that just opened is connecting, not reconnecting, for so long. */
const OPENING_MS = 1000

const connectionOf = ({ state, staleSince }: LiveStatus): Connection => ({
  status: state === 'refused' ? 'offline' : state,
  ...(staleSince !== undefined && { since: new Date(staleSince) }),
})

type LiveSetupOptions = {
  readonly souk: Pick<Souk, 'setup'>
  /** Whoever is signed in; another one takes another stream. */
  readonly person: Accessor<string | undefined>
  readonly changes: Changes
  /** The server does not know this person any more. */
  readonly onRefused: () => void
}

/** Hears of every change of the set-up while somebody is signed in. Its connection stands for the app's: all streams share one socket. */
export function followSetup({ souk, person, changes, onRefused }: LiveSetupOptions): Connection {
  const [connection, setConnection] = createSignal<Connection>({ status: 'live' })
  const show = (status: LiveStatus): void => {
    setConnection(connectionOf(status))
    if (status.state === 'refused') onRefused()
  }
  const follow = (): void => {
    const live = souk.setup.live.follow(
      {},
      {
        onReset: () => changes.tellAll(),
        onEvents: (events) => changes.tell([...new Set(events.map(({ payload }) => payload.what))]),
        onStatus: show,
      },
    )
    const opening = setTimeout(() => show(live.status), OPENING_MS)
    onCleanup(() => {
      clearTimeout(opening)
      live.close()
      setConnection({ status: 'live' })
    })
  }
  const who = createMemo(person)
  createEffect(() => {
    if (who() !== undefined) follow()
  })
  return {
    get status() {
      return connection().status
    },
    get since() {
      return connection().since
    },
  }
}
