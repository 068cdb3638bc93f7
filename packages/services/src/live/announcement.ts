import type { SetupChange } from '@souk/contract/setup'
import { AUTH_TOPIC, CONFIG_TOPIC } from '@souk/domain/topics'
import type { AuthNotice } from '../people/people.ts'

/** An entry of the feed that is yet to be committed. */
export interface Announcement {
  readonly topic: string
  readonly payload: object
}

/** Says which part of the set-up was written. */
export function setupChanged(what: SetupChange['what']): Announcement {
  const payload: SetupChange = { what }
  return { topic: CONFIG_TOPIC, payload }
}

/** Says who may no longer do what they could. */
export const authNotice = (payload: AuthNotice): Announcement => ({ topic: AUTH_TOPIC, payload })
