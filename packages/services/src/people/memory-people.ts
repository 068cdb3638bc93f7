import type { ApiKey, Person } from '@souk/contract/people'
import type { Actor } from '@souk/domain/actor'
import type { NewId } from '@souk/domain/ids'
import type { Announcement } from '../live/announcement.ts'
import { authNotice, setupChanged } from '../live/announcement.ts'
import { merchantNotFound } from '../setup/refusals.ts'
import type { SetupStore } from '../setup/setup-store.ts'
import type { AuthNotice, Identity, People } from './people.ts'
import {
  duplicateEmail,
  keyNotFound,
  lastOperator,
  merchantDenied,
  noFirstRun,
  noOperator,
  personNotFound,
  wrongSignIn,
} from './refusals.ts'
import { isWelcome } from './welcome.ts'

export interface MemoryPeopleOptions {
  /** Where their merchants are. */
  readonly setup: Pick<SetupStore, 'load'>
  readonly now: () => Date
  readonly newId: NewId
  readonly announce?: (announcement: Announcement) => void
}

export interface MemoryPeople extends People {
  heard(notice: AuthNotice): void
}

const COOKIE = 'souk.session_token='

/** `People` in memory, for one node; passwords lie open, sessions last. */
export function memoryPeople({ setup, now, newId, announce = () => {} }: MemoryPeopleOptions): MemoryPeople {
  const people = new Map<string, Person>()
  const passwords = new Map<string, string>()
  const keys = new Map<string, ApiKey>()
  /** Session → person. */
  const sessions = new Map<string, string>()
  /** Key → its id. */
  const locks = new Map<string, string>()

  const merchantOf = async (id: Person['merchant']) => (await setup.load()).merchants.find((one) => one.id === id)

  const welcome = async (id: string | undefined): Promise<Pick<Identity, 'actor' | 'email'> | undefined> => {
    const person = people.get(id ?? '')
    const merchant = person && (await merchantOf(person.merchant))
    if (!person?.active || (merchant && !isWelcome(merchant))) return undefined
    return { actor: actorOf(person), email: person.email }
  }

  const bySession = async (id: string): Promise<Identity | undefined> => {
    const person = await welcome(sessions.get(id))
    return person && { id, kind: 'session', ...person, scopes: [] }
  }

  const byKey = (bearer: string): Identity | undefined => {
    const key = keys.get(locks.get(bearer) ?? '')
    if (!key) return undefined
    const { id, name, scopes } = key
    keys.set(id, { ...key, lastUsedAt: now().toISOString() })
    return { id, kind: 'key', actor: { kind: 'shop', id, name }, email: '', scopes }
  }

  const endSessions = (ends: (person: Person | undefined) => boolean): void => {
    for (const [session, id] of sessions) if (ends(people.get(id))) sessions.delete(session)
  }

  const known = (id: string): Person => {
    const person = people.get(id)
    if (person) return person
    throw personNotFound(id)
  }

  const change = (id: string, apply: (person: Person) => void): void => {
    apply(known(id))
    endSessions((one) => one === undefined || one.id === id)
    announce(authNotice({ kind: 'person-changed', id }))
    announce(setupChanged('people'))
  }

  const checkEmail = (email: string, own?: string): void => {
    if (people.values().some((other) => other.email === email && other.id !== own)) throw duplicateEmail(email)
  }

  const checkMerchant = async (id: Person['merchant']): Promise<void> => {
    if (id === null) return
    const merchant = await merchantOf(id)
    if (!merchant) throw merchantNotFound(id)
    if (!isWelcome(merchant)) throw merchantDenied(id)
  }

  const isAdministrator = ({ active, merchant, role }: Person): boolean => active && !merchant && role === null
  const checkNotLast = (person: Person): void => {
    const others = people.values().filter((other) => isAdministrator(other) && other.id !== person.id)
    if (isAdministrator(person) && others.next().done) throw lastOperator(person.id)
  }

  return {
    isCurrent: ({ id }) => sessions.has(id) || keys.has(id),
    heard(notice) {
      if (notice.kind !== 'merchant-changed') return
      for (const person of people.values())
        if (person.merchant === notice.merchant) people.set(person.id, { ...person, active: false })
      endSessions((person) => person?.merchant === notice.merchant)
    },
    async identify({ cookie = '', bearer }) {
      if (bearer !== undefined) return byKey(bearer)
      return bySession(cookie.split(COOKIE)[1]?.split(';')[0] ?? '')
    },

    list: async () => [...people.values()],
    count: async () => [...people.values()].filter(isAdministrator).length,
    async add({ password, merchant = null, role = null, demo = false, first = false, ...rest }) {
      if (merchant && role !== null) throw noOperator()
      const email = rest.email.toLowerCase()
      checkEmail(email)
      await checkMerchant(merchant)
      if (first && people.values().some(isAdministrator)) throw noFirstRun()
      const person = { ...rest, id: newId(), email, merchant, role, active: true, demo, createdAt: now().toISOString() }
      people.set(person.id, person)
      passwords.set(person.id, password)
      announce(setupChanged('people'))
      return person
    },
    async update(id, { name, email: written }) {
      const email = written.toLowerCase()
      checkEmail(email, id)
      const person = { ...known(id), name, email }
      people.set(id, person)
      announce(setupChanged('people'))
      return person
    },
    async setActive(id, active, { evenLast } = { evenLast: false }) {
      if (active) await checkMerchant(known(id).merchant)
      else if (!evenLast) checkNotLast(known(id))
      change(id, (person) => people.set(id, { ...person, active }))
    },
    async remove(id) {
      checkNotLast(known(id))
      change(id, () => people.delete(id))
    },
    async setRole(id, role) {
      if (known(id).merchant) throw noOperator()
      if (role !== null) checkNotLast(known(id))
      change(id, (person) => people.set(id, { ...person, role }))
    },
    setPassword: async (id, password) => change(id, () => passwords.set(id, password)),

    async signIn(email, password) {
      const person = people.values().find((one) => one.email === email.toLowerCase())
      const session = newId()
      if (person && passwords.get(person.id) === password) sessions.set(session, person.id)
      const identity = await bySession(session)
      if (!identity) throw wrongSignIn()
      return { identity, setCookie: [`${COOKIE}${session}; Path=/; HttpOnly; SameSite=Lax`] }
    },
    async signOut({ kind, id }) {
      if (kind === 'key') return []
      sessions.delete(id)
      announce(authNotice({ kind: 'session-ended', id }))
      return [`${COOKIE}; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`]
    },

    keys: async () => [...keys.values()],
    async addKey({ name, scopes, demo = false }) {
      const [id, key] = [newId(), `souk_${newId()}`]
      const entry = {
        id,
        name,
        scopes,
        demo,
        prefix: key.slice(0, 11),
        createdAt: now().toISOString(),
        lastUsedAt: null,
      }
      keys.set(id, entry)
      locks.set(key, id)
      announce(setupChanged('keys'))
      return { key, entry }
    },
    async removeKey(id) {
      if (!keys.delete(id)) throw keyNotFound(id)
      announce(authNotice({ kind: 'key-revoked', id }))
      announce(setupChanged('keys'))
    },
  }
}

function actorOf({ id, name, merchant, role }: Person): Actor {
  if (merchant) return { kind: 'merchant', id, name, merchant }
  return { kind: 'operator', id, name, ...(role !== null && { role }) }
}
