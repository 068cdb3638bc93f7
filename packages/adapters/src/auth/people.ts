import type { AuthNotice, Identity, People } from '@souk/services/people/people'
import type { PeopleStore } from '@souk/services/people/people-store'
import { wrongSignIn } from '@souk/services/people/refusals'
import { hashOf, isApiKey, newApiKey, prefixOf } from './api-key.ts'
import { identities } from './identities.ts'
import { betterAuthSessions } from './sessions.ts'
import type { SessionsOptions } from './sessions.ts'

export interface BetterAuthPeopleOptions extends SessionsOptions {
  readonly store: PeopleStore
  readonly now: () => Date
}

/** `People` who also listen to `sys:auth`. */
export interface ListeningPeople extends People {
  /** An entry of `sys:auth`, of this node or another. */
  heard(notice: AuthNotice): void
  /** Entries may have been missed. */
  forgetAll(): void
}

/** `People` by better-auth and a store. What is taken away here is taken away on this node before the call answers. */
export function betterAuthPeople({ store, now, ...options }: BetterAuthPeopleOptions): ListeningPeople {
  const sessions = betterAuthSessions({ store, ...options })
  const { find, isCurrent, heard, forgetAll } = identities(now)

  const bySession = async (cookie: string): Promise<Identity | undefined> => {
    const session = await sessions.read(cookie)
    const person = session && (await store.welcome(session.person))
    return (
      person && { ...person, id: session.id, kind: 'session', scopes: [], expiresAt: session.expiresAt.toISOString() }
    )
  }

  const byKey = async (hash: string): Promise<Identity | undefined> => {
    const key = await store.useKey(hash, now())
    if (!key) return undefined
    const { id, name, scopes } = key
    return { id, kind: 'key', actor: { kind: 'shop', id, name }, email: '', scopes }
  }

  const identify: People['identify'] = async ({ cookie, bearer }) => {
    if (bearer !== undefined) return isApiKey(bearer) ? find(hashOf(bearer), () => byKey(hashOf(bearer))) : undefined
    const own = cookie === undefined ? undefined : sessions.cookieIn(cookie)
    return own === undefined ? undefined : find(own, () => bySession(own))
  }

  /**
   * A password that was changed after it was found right has ended all sessions but the one that was about to begin: that
   * one ends too, and the password is asked again.
   */
  const signIn: People['signIn'] = async (email, password) => {
    const asked = await store.passwordHash(email.toLowerCase())
    const setCookie = await sessions.begin(email, password)
    const cookie = setCookie?.map((one) => one.slice(0, one.indexOf(';'))).join('; ')
    const identity = cookie && (await identify({ cookie }))
    if (!setCookie || !identity) throw wrongSignIn()
    if ((await store.passwordHash(identity.email)) === asked) return { identity, setCookie }
    await end(identity)
    return signIn(email, password)
  }

  const end = async ({ id }: Identity): Promise<void> => {
    await store.endSession(id)
    heard({ kind: 'session-ended', id })
  }

  return {
    heard,
    forgetAll,
    isCurrent,
    identify,
    list: store.list,
    count: store.count,
    keys: store.keys,

    async add({ password, email, ...person }) {
      const passwordHash = await sessions.hash(password)
      return store.add({ ...person, email: email.toLowerCase(), passwordHash, id: options.newId() })
    },

    update: (id, { name, email }) => store.update(id, { name, email: email.toLowerCase() }),

    async setActive(id, active, how) {
      await store.setActive(id, active, how)
      heard({ kind: 'person-changed', id })
    },

    async remove(id) {
      await store.remove(id)
      heard({ kind: 'person-changed', id })
    },

    async setRole(id, role) {
      await store.setRole(id, role)
      heard({ kind: 'person-changed', id })
    },

    async setPassword(id, password) {
      await store.setPassword(id, await sessions.hash(password))
      heard({ kind: 'person-changed', id })
    },

    signIn,

    async signOut(identity) {
      if (identity.kind === 'key') return []
      await end(identity)
      return sessions.forget()
    },

    async addKey({ demo = false, ...entry }) {
      const key = newApiKey()
      const secretless = { id: options.newId(), hash: hashOf(key), prefix: prefixOf(key) }
      return { key, entry: await store.addKey({ ...entry, ...secretless, demo }) }
    },

    async removeKey(id) {
      await store.removeKey(id)
      heard({ kind: 'key-revoked', id })
    },
  }
}
