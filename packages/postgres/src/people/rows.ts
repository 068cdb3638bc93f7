import type { Actor } from '@souk/domain/actor'
import type { MerchantId } from '@souk/domain/ids'
import type { People } from '@souk/services/people/people'
import type { ApiKey, User } from '../generated/client.ts'

type Person = Awaited<ReturnType<People['add']>>
type Key = Awaited<ReturnType<People['keys']>>[number]

export function personOf({ id, name, email, active, demo, createdAt, ...row }: User): Person {
  return {
    id,
    name,
    email,
    merchant: row.merchantId as MerchantId | null,
    role: row.role,
    active,
    demo,
    createdAt: createdAt.toISOString(),
  }
}

export function actorOf({ id, name, merchantId, role }: Pick<User, 'id' | 'name' | 'merchantId' | 'role'>): Actor {
  if (merchantId === null) return { kind: 'operator', id, name, ...(role !== null && { role }) }
  return { kind: 'merchant', id, name, merchant: merchantId as MerchantId }
}

export function keyOf({ id, name, prefix, scopes, demo, createdAt, lastUsedAt }: ApiKey): Key {
  const times = { createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null }
  return { id, name, prefix, scopes, demo, ...times }
}
