import type { ListeningPeople } from '@souk/adapters/auth/people'
import type { Hub } from '@souk/api/live/hub'
import { CLOSE } from '@souk/contract/live'
import { AUTH_TOPIC } from '@souk/domain/topics'
import type { AuthNotice } from '@souk/services/people/people'
import type { Presence } from '@souk/services/presence/presence'
import { endSockets } from './end-sockets.ts'

interface Hearing {
  readonly hub: Hub
  readonly people: ListeningPeople
  readonly presence: Presence
}

/** Takes away here what any node took away of somebody's rights. */
export async function hearNotices({ hub, people, presence }: Hearing): Promise<void> {
  await hub.tail(AUTH_TOPIC, {
    onEntry({ payload }) {
      const notice = JSON.parse(payload) as AuthNotice
      people.heard(notice)
      endSockets(hub, notice)
      presence.heard(notice)
    },
    // Something may have been missed that took a right away.
    onRestart() {
      people.forgetAll()
      hub.close(() => true, CLOSE.reauthenticate, 'look again')
    },
  })
}
