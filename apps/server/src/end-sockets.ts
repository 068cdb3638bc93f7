import type { Hub } from '@souk/api/live/hub'
import { CLOSE } from '@souk/contract/live'
import type { AuthNotice } from '@souk/services/people/people'

/** Ends the open sockets of those who may no longer do what they could. */
export function endSockets(hub: Hub, notice: AuthNotice): void {
  switch (notice.kind) {
    case 'session-ended':
      hub.close(({ session }) => session === notice.id, CLOSE.revoked, 'signed out')
      return
    case 'key-revoked':
      hub.close(({ key }) => key === notice.id, CLOSE.revoked, 'key revoked')
      return
    case 'person-changed':
      hub.close(({ person }) => person === notice.id, CLOSE.reauthenticate, 'what you may do has changed')
      return
    case 'merchant-changed':
      hub.close(({ merchant }) => merchant === notice.merchant, CLOSE.reauthenticate, 'what you may do has changed')
      return
  }
}
