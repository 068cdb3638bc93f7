import type { Merchant } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import { authNotice, setupChanged } from '@souk/services/live/announcement'
import type { PeopleStore, StoredPerson } from '@souk/services/people/people-store'
import { isWelcome } from '@souk/services/people/welcome'
import { announcing } from '../feed/announcing.ts'
import type { AnnouncingOptions } from '../feed/announcing.ts'
import type { Prisma, User } from '../generated/client.ts'
import { isViolation } from '../violation.ts'
import { actorOf, keyOf, personOf } from './rows.ts'

/** The auth library's name for accounts with a password; their `accountId` is the person's id. */
const PASSWORD = 'credential'

/** `PeopleStore` on PostgreSQL, in the auth library's tables. */
export function postgresPeopleStore(options: AnnouncingOptions): PeopleStore {
  const { prisma } = options
  const write = announcing(options)

  const change = (id: string, apply: (tx: Prisma.TransactionClient) => Promise<{ count: number }>): Promise<void> =>
    write(async (tx, announce) => {
      const { count } = await apply(tx)
      if (count === 0) throw new Refused('person.not-found', `There is no person ${id}.`, { id })
      await tx.session.deleteMany({ where: { userId: id } })
      announce(authNotice({ kind: 'person-changed', id }))
      announce(setupChanged('people'))
    })

  return {
    list: async () => (await prisma.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(personOf),

    count: () => prisma.user.count({ where: { active: true, merchantId: null } }),

    add: (person) =>
      write(async (tx, announce) => {
        const row = await insert(tx, person)
        announce(setupChanged('people'))
        return personOf(row)
      }),

    setActive: (id, active) => change(id, (tx) => tx.user.updateMany({ where: { id }, data: { active } })),

    setPassword: (id, password) =>
      change(id, (tx) => tx.account.updateMany({ where: { userId: id, providerId: PASSWORD }, data: { password } })),

    async welcome(id) {
      const row = await prisma.user.findUnique({ where: { id }, include: { merchant: true } })
      const merchant = row?.merchant as Merchant | null | undefined
      if (!row?.active || (merchant && !isWelcome(merchant))) return undefined
      return { actor: actorOf(row), email: row.email }
    },

    endSession: (id) =>
      write(async (tx, announce) => {
        await tx.session.deleteMany({ where: { id } })
        announce(authNotice({ kind: 'session-ended', id }))
      }),

    keys: async () => (await prisma.apiKey.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(keyOf),

    addKey: ({ by, scopes, ...key }) =>
      write(async (tx, announce) => {
        const row = await tx.apiKey.create({ data: { ...key, scopes: [...scopes], createdBy: by } })
        announce(setupChanged('keys'))
        return keyOf(row)
      }),

    async useKey(hash, at) {
      const [row] = await prisma.apiKey.updateManyAndReturn({ where: { hash }, data: { lastUsedAt: at } })
      return row && keyOf(row)
    },

    removeKey: (id) =>
      write(async (tx, announce) => {
        const { count } = await tx.apiKey.deleteMany({ where: { id } })
        if (count === 0) throw new Refused('key.not-found', `There is no API key ${id}.`, { id })
        announce(authNotice({ kind: 'key-revoked', id }))
        announce(setupChanged('keys'))
      }),
  }
}

async function insert(tx: Prisma.TransactionClient, person: StoredPerson): Promise<User> {
  const { id, name, email, merchant, demo = false, passwordHash } = person
  try {
    const row = await tx.user.create({ data: { id, name, email, merchantId: merchant ?? null, demo } })
    await tx.account.create({
      data: { id, userId: id, accountId: id, providerId: PASSWORD, password: passwordHash },
    })
    return row
  } catch (error) {
    if (isViolation(error, 'unique')) throw new Refused('person.duplicate-email', `${email} is in use.`, { email })
    if (isViolation(error, 'foreignKey'))
      throw new Refused('merchant.not-found', `There is no merchant ${merchant}.`, { id: merchant })
    throw error
  }
}
