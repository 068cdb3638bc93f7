import type { Actor } from '@souk/domain/actor'
import type { Identity } from '@souk/services/people/people'

/** A key with the scope `events` may also fire what is the system's. */
export const firing = ({ actor, scopes }: Identity): Actor =>
  scopes.includes('events') ? { kind: 'system', id: actor.id, name: actor.name } : actor
