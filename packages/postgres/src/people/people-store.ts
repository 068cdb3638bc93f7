import type { Merchant } from '@souk/domain/marketplace'
import { authNotice, setupChanged } from '@souk/services/live/announcement'
import type { PeopleStore, StoredPerson } from '@souk/services/people/people-store'
import {
  duplicateEmail,
  keyNotFound,
  lastOperator,
  merchantDenied,
  noFirstRun,
  noOperator,
  personNotFound,
} from '@souk/services/people/refusals'
import { isWelcome } from '@souk/services/people/welcome'
import { merchantNotFound } from '@souk/services/setup/refusals'
import { announcing } from '../feed/announcing.ts'
import type { Announce, AnnouncingOptions } from '../feed/announcing.ts'
import type { Prisma, User } from '../generated/client.ts'
import { isViolation } from '../violation.ts'
import { actorOf, keyOf, personOf } from './rows.ts'

/** The auth library's name for accounts with a password; their `accountId` is the person's id. */
const PASSWORD = 'credential'

/** `PeopleStore` on PostgreSQL, in the auth library's tables. */
export function postgresPeopleStore(options: AnnouncingOptions): PeopleStore {
  const { prisma } = options
  const write = announcing(options)

  const changed = async (tx: Prisma.TransactionClient, id: string, announce: Announce): Promise<void> => {
    await tx.session.deleteMany({ where: { userId: id } })
    announce(authNotice({ kind: 'person-changed', id }))
    announce(setupChanged('people'))
  }

  return {
    list: async () => (await prisma.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(personOf),

    count: () => prisma.user.count({ where: administrators }),

    add: (person) =>
      write(async (tx, announce) => {
        const row = await insert(tx, person)
        announce(setupChanged('people'))
        return personOf(row)
      }),

    update: (id, { name, email }) =>
      write(async (tx, announce) => {
        const [row] = await tx.user
          .updateManyAndReturn({ where: { id }, data: { name, email } })
          .catch((error) => Promise.reject(isViolation(error, 'unique') ? duplicateEmail(email) : error))
        if (!row) throw personNotFound(id)
        announce(setupChanged('people'))
        return personOf(row)
      }),

    setActive: (id, active, { evenLast } = { evenLast: false }) =>
      write(async (tx, announce) => {
        const merchantId = await merchantOf(tx, id)
        if (active && merchantId) await checkWelcome(tx, merchantId)
        if (!active && !evenLast) await checkNotLast(tx, id)
        await tx.user.update({ where: { id }, data: { active } })
        await changed(tx, id, announce)
      }),

    remove: (id) =>
      write(async (tx, announce) => {
        await checkNotLast(tx, id)
        await changed(tx, id, announce)
        const { count } = await tx.user.deleteMany({ where: { id } })
        if (count === 0) throw personNotFound(id)
      }),

    setRole: (id, role) =>
      write(async (tx, announce) => {
        if ((await merchantOf(tx, id)) !== null) throw noOperator()
        if (role !== null) await checkNotLast(tx, id)
        await tx.user.update({ where: { id }, data: { role } })
        await changed(tx, id, announce)
      }),

    setPassword: (id, password) =>
      write(async (tx, announce) => {
        const where = { userId: id, providerId: PASSWORD }
        const { count } = await tx.account.updateMany({ where, data: { password } })
        if (count === 0) throw personNotFound(id)
        await changed(tx, id, announce)
      }),

    async passwordHash(email) {
      const [row] = await prisma.$queryRaw<{ password: string }[]>`
        select password from account join "user" on "user".id = user_id
        where email = ${email} and provider_id = ${PASSWORD} for share of account`
      return row?.password
    },

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
        if (count === 0) throw keyNotFound(id)
        announce(authNotice({ kind: 'key-revoked', id }))
        announce(setupChanged('keys'))
      }),
  }
}

async function merchantOf(tx: Prisma.TransactionClient, id: string): Promise<string | null> {
  const row = await tx.user.findUnique({ where: { id }, select: { merchantId: true } })
  if (!row) throw personNotFound(id)
  return row.merchantId
}

/** Locks the merchant until the commit: who denies it waits, and takes this person out as well. */
async function checkWelcome(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const [merchant] = await tx.$queryRaw<Merchant[]>`select * from merchant where id = ${id}::uuid for share`
  if (merchant && !isWelcome(merchant)) throw merchantDenied(id)
}

/** Locks all administrators until the commit, so that of two who take out each other one stays. */
async function checkNotLast(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const administrators = await tx.$queryRaw<{ id: string }[]>`
    select id from "user" where active and merchant_id is null and role is null order by id for update`
  const [first, ...others] = administrators
  if (first?.id === id && others.length === 0) throw lastOperator(id)
}

const administrators = { active: true, merchantId: null, role: null } as const

/** Whoever else would be the first waits for the commit, and is not. */
async function checkFirst(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`lock table "user" in share row exclusive mode`
  if ((await tx.user.count({ where: administrators })) > 0) throw noFirstRun()
}

async function insert(tx: Prisma.TransactionClient, person: StoredPerson): Promise<User> {
  const { id, name, email, merchant, role, demo = false, passwordHash } = person
  if (merchant && role !== undefined) throw noOperator()
  if (merchant) await checkWelcome(tx, merchant)
  if (person.first) await checkFirst(tx)
  try {
    const row = await tx.user.create({
      data: { id, name, email, merchantId: merchant ?? null, role: role ?? null, demo },
    })
    await tx.account.create({
      data: { id, userId: id, accountId: id, providerId: PASSWORD, password: passwordHash },
    })
    return row
  } catch (error) {
    if (isViolation(error, 'unique')) throw duplicateEmail(email)
    if (merchant && isViolation(error, 'foreignKey')) throw merchantNotFound(merchant)
    throw error
  }
}
