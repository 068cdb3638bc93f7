import type { ApiKey, Person } from '@souk/contract/people'
import type { Actor } from '@souk/domain/actor'
import type { MerchantId } from '@souk/domain/ids'

/** Who is on the other end: a session of a person or an API key. */
export interface Identity {
  /** Of the session or key: what a revocation names. */
  readonly id: string
  readonly kind: 'session' | 'key'
  readonly actor: Actor
  readonly email: string
  /** `shop`, `events` for keys, none for people. */
  readonly scopes: readonly string[]
  readonly expiresAt?: string
}

/** What a request brings to say who it is. */
export interface Credentials {
  readonly cookie?: string | undefined
  /** Without `Bearer `. */
  readonly bearer?: string | undefined
}

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly merchant?: MerchantId | undefined
  /** Of an operator; absent: an administrator. */
  readonly role?: string | undefined
  readonly demo?: boolean
  /** Only while there is no administrator. */
  readonly first?: boolean
}

/** A sign-in that worked: what to send back so that the browser stays signed in. */
export interface SignedIn {
  readonly identity: Identity
  readonly setCookie: readonly string[]
}

/** People, their sessions, and other apps' keys. Every revocation is appended to `sys:auth`. */
export interface People {
  list(): Promise<readonly Person[]>
  /** Administrators who may sign in; while there is none, the server offers to make the first. */
  count(): Promise<number>
  /**
   * Refused: `person.duplicate-email`, `merchant.not-found`, `person.merchant-denied`, `person.no-operator`, `first-run.not-found` who
   * is not the first and was to be.
   */
  add(person: NewPerson): Promise<Person>
  /** Their sessions go on; the name they act under follows within half a minute. Refused: `person.not-found`, `person.duplicate-email`. */
  update(id: string, change: Pick<NewPerson, 'name' | 'email'>): Promise<Person>
  /**
   * Deactivating ends all of the person's sessions. Refused: `person.not-found`, `person.merchant-denied`,
   * `person.last-operator` unless `evenLast`: then the server offers to make the first one again.
   */
  setActive(id: string, active: boolean, how?: { readonly evenLast: boolean }): Promise<void>
  /** For good, with all of the person's sessions; what they did keeps their name. Refused: as for deactivating. */
  remove(id: string): Promise<void>
  /**
   * Null makes an administrator. Ends all of the person's sessions. Refused: `person.not-found`, `person.no-operator`,
   * `person.last-operator`.
   */
  setRole(id: string, role: string | null): Promise<void>
  /** Ends all of the person's sessions. Refused: `person.not-found`. */
  setPassword(id: string, password: string): Promise<void>
  /** Refused: `sign-in.wrong`, the same for an unknown e-mail, a wrong password and a deactivated person. */
  signIn(email: string, password: string): Promise<SignedIn>
  /** Answers the cookies that take the session away. */
  signOut(identity: Identity, credentials: Credentials): Promise<readonly string[]>
  /** Undefined when nobody stands behind the credentials any more. Cached briefly; `sys:auth` clears the cache. */
  identify(credentials: Credentials): Promise<Identity | undefined>
  /** From memory: not expired, and nothing this node has heard of took it away. */
  isCurrent(identity: Identity): boolean
  keys(): Promise<readonly ApiKey[]>
  /** The key itself is shown this once. */
  addKey(key: {
    name: string
    scopes: readonly string[]
    demo?: boolean
    by: string
  }): Promise<{ readonly key: string; readonly entry: ApiKey }>
  /** Refused: `key.not-found`. */
  removeKey(id: string): Promise<void>
}

/** An entry of `sys:auth`: who may no longer do what they could. */
export type AuthNotice =
  | { readonly kind: 'session-ended'; readonly id: string }
  | { readonly kind: 'person-changed'; readonly id: string }
  | { readonly kind: 'key-revoked'; readonly id: string }
  | { readonly kind: 'merchant-changed'; readonly merchant: MerchantId }
