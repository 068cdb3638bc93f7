import { z } from 'zod'
import type { MerchantId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import { merchantId, role, text } from './shared.ts'

const password = z.string().min(10, 'A password has at least 10 characters').max(128)

export const signIn = z.object({ email: z.email(), password: z.string().min(1).max(128) })
/** Makes the first operator from the one-time link. */
export const firstRun = z.object({ token: text(200), name: text(100), email: z.email().max(255), password })

export const addPerson = z.object({
  name: text(100),
  email: z.email().max(255),
  password,
  /** Absent: an operator. */
  merchant: merchantId.optional(),
  /** Of an operator; absent: an administrator. */
  role: role.optional(),
})
const personById = z.object({ id: z.string().max(100) })
export const removePerson = personById
export const updatePerson = personById.extend({ name: text(100), email: z.email().max(255) })
export const setPersonActive = personById.extend({ active: z.boolean() })
/** Null makes an administrator. */
export const setPersonRole = personById.extend({ role: role.nullable() })
export const setPersonPassword = personById.extend({ password })

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly merchant: MerchantId | null
  /** Of operators; null: an administrator, who alone changes people, keys and settings. */
  readonly role: string | null
  readonly active: boolean
  readonly demo: boolean
  readonly createdAt: string
}

/** Who is asking, as the screens need it. */
export interface Me {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly kind: 'operator' | 'merchant' | 'shop'
  /** Of operators; null: an administrator. */
  readonly role: string | null
  readonly merchant: Pick<Merchant, 'id' | 'reference' | 'name' | 'status'> | null
  /** The server runs with demo people and traffic. */
  readonly demo: boolean
}

/** What anybody may know before signing in. */
export interface Welcome {
  /** Whom one may sign in as while the demo is on; null when it is off. Their passwords are printed by the server alone. */
  readonly demo: readonly Pick<Person, 'name' | 'email' | 'merchant'>[] | null
  /** Nobody exists yet: the link that the server printed makes the first operator. */
  readonly firstRun: boolean
}

export const addKey = z.object({
  name: text(100),
  /** `shop`: place, read, trigger its events, cancel. `events`: also the system's events. */
  scopes: z
    .array(z.enum(['shop', 'events']))
    .min(1)
    .default(['shop']),
})
export const keyById = z.object({ id: z.string().max(100) })

export interface ApiKey {
  readonly id: string
  readonly name: string
  /** First characters, to recognise it by. */
  readonly prefix: string
  readonly scopes: readonly string[]
  readonly demo: boolean
  readonly createdAt: string
  readonly lastUsedAt: string | null
}
