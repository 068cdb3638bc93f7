import type { ApiKey, Person } from '@souk/contract/people'
import type { Identity, NewPerson } from './people.ts'

/** Somebody new, whose password was hashed. */
export interface StoredPerson extends Omit<NewPerson, 'password'> {
  readonly id: string
  readonly passwordHash: string
}

export interface StoredKey extends Pick<ApiKey, 'name' | 'prefix' | 'scopes' | 'demo'> {
  readonly id: string
  /** SHA-256, hex. */
  readonly hash: string
  /** Id of who made it. */
  readonly by: string
}

/**
 * People, sessions and keys at rest, beside the sessions the auth library writes. What takes a right away appends its
 * notice to `sys:auth`, what changes a list to `sys:config`, in the transaction of the write.
 */
export interface PeopleStore {
  list(): Promise<readonly Person[]>
  /** Active administrators. */
  count(): Promise<number>
  /** The e-mail in lower case. Refused: as `People.add`. */
  add(person: StoredPerson): Promise<Person>
  /** The e-mail in lower case. Refused: `person.not-found`, `person.duplicate-email`. */
  update(id: string, change: Pick<StoredPerson, 'name' | 'email'>): Promise<Person>
  /** Ends the person's sessions. Refused: `person.not-found`, `person.merchant-denied`, `person.last-operator` unless `evenLast`. */
  setActive(id: string, active: boolean, how?: { readonly evenLast: boolean }): Promise<void>
  /** Ends the person's sessions. Refused: `person.not-found`, `person.last-operator`. */
  remove(id: string): Promise<void>
  /** Ends the person's sessions. Refused: `person.not-found`, `person.no-operator`, `person.last-operator`. */
  setRole(id: string, role: string | null): Promise<void>
  /** Ends the person's sessions. Refused: `person.not-found`. */
  setPassword(id: string, passwordHash: string): Promise<void>
  /** Of a person by their e-mail in lower case; who is changing it is waited for. */
  passwordHash(email: string): Promise<string | undefined>
  /** Who a person is; undefined when they may not come in: unknown, deactivated, or of a merchant who is shut out. */
  welcome(id: string): Promise<Pick<Identity, 'actor' | 'email'> | undefined>
  endSession(id: string): Promise<void>
  /** Oldest first. */
  keys(): Promise<readonly ApiKey[]>
  addKey(key: StoredKey): Promise<ApiKey>
  /** Notes that it was used. */
  useKey(hash: string, at: Date): Promise<ApiKey | undefined>
  /** Refused: `key.not-found`. */
  removeKey(id: string): Promise<void>
}
