import type { MerchantId } from '@souk/domain/ids'
import type { Merchant } from '@souk/domain/marketplace'
import { authNotice, setupChanged } from '@souk/services/live/announcement'
import { isWelcome } from '@souk/services/people/welcome'
import { duplicateMain, duplicateReference, merchantNotFound, processNotFound } from '@souk/services/setup/refusals'
import type { EntryKey, NewProcess, SetupEntry, SetupStore } from '@souk/services/setup/setup-store'
import { announcing } from '../feed/announcing.ts'
import type { Announce, AnnouncingOptions } from '../feed/announcing.ts'
import { Prisma as PrismaValues } from '../generated/client.ts'
import type { Prisma } from '../generated/client.ts'
import { sequenceOf } from '../orders/order-numbers.ts'
import { isViolation } from '../violation.ts'
import { loadSetup, merchantOf, processOf, setupWithin } from './load.ts'

/** `SetupStore` on PostgreSQL. A merchant who is shut out loses their people's sessions, announced on `sys:auth`. */
export function postgresSetupStore(options: AnnouncingOptions): SetupStore {
  const write = announcing(options)
  return {
    load: () => loadSetup(options.prisma),

    saveStore: ({ code, ...rest }) =>
      write(async (tx, announce) => {
        const row = { ...rest, currencies: [...rest.currencies] }
        await tx.store.upsert({ where: { code }, create: { code, ...row }, update: row })
        await tx.$executeRawUnsafe(`create sequence if not exists ${sequenceOf(code)}`)
        announce(setupChanged('stores'))
      }),

    saveMerchant: (merchant) => write((tx, announce) => writeMerchant(tx, merchant, announce)),

    changeMerchants: (ids, change) =>
      write(async (tx, announce) => {
        const known = await lockedMerchants(tx, ids)
        const changed = known.map(change)
        for (const [index, merchant] of changed.entries()) {
          if (merchant !== known[index]) await writeMerchant(tx, merchant, announce)
        }
        return changed
      }),

    savePaymentMethod: ({ key, ...row }) =>
      write(async (tx, announce) => {
        await tx.paymentMethod.upsert({ where: { key }, create: { key, ...row }, update: row })
        announce(setupChanged('paymentMethods'))
      }),

    removePaymentMethod: (key) =>
      write(async (tx, announce) => {
        const { count } = await tx.paymentMethod.deleteMany({ where: { key } })
        if (count > 0) announce(setupChanged('paymentMethods'))
      }),

    addProcess: (process) =>
      write(async (tx, announce) => {
        await lockVersions(tx)
        if (process.activate) await deactivate(tx, process.name)
        const row = await tx.processVersion.create({ data: await nextVersion(tx, process) })
        announce(setupChanged('processes'))
        return processOf(row)
      }),

    activateProcess: (id) =>
      write(async (tx, announce) => {
        await lockVersions(tx)
        const found = await tx.processVersion.findUnique({ where: { id }, select: { name: true } })
        if (!found) throw processNotFound({ id })
        await deactivate(tx, found.name)
        await tx.processVersion.update({ where: { id }, data: { active: true } })
        announce(setupChanged('processes'))
      }),

    bind: (kind, name, binding) =>
      write(async (tx, announce) => {
        const where = { kind_name: { kind, name } }
        if (binding) await tx.binding.upsert({ where, create: { kind, name, binding }, update: { binding } })
        else await tx.binding.deleteMany({ where: { kind, name } })
        announce(setupChanged('bindings'))
      }),

    changeEntries: (decide) =>
      write(async (tx, announce) => {
        await lockEntries(tx)
        const { saved = [], gone = [], answer } = decide(await setupWithin(tx))
        if (saved.length > 0) await upsertEntries(tx, saved)
        if (gone.length > 0) await dropEntries(tx, gone)
        if (saved.length + gone.length > 0) announce(setupChanged('entries'))
        return answer
      }),
  }
}

/** One who is denied loses their people. */
async function writeMerchant(tx: Prisma.TransactionClient, merchant: Merchant, announce: Announce): Promise<void> {
  if (merchant.main) await checkMain(tx, merchant)
  await upsertMerchant(tx, merchant)
  announce(setupChanged('merchants'))
  if (isWelcome(merchant)) return
  const { id: merchantId } = merchant
  await tx.user.updateMany({ where: { merchantId }, data: { active: false } })
  await tx.session.deleteMany({ where: { user: { merchantId } } })
  announce(authNotice({ kind: 'merchant-changed', merchant: merchantId }))
  announce(setupChanged('people'))
}

/** Those who would be the main merchant wait for each other. Readers, and who refers to a merchant, do not. */
async function checkMain(tx: Prisma.TransactionClient, { id }: Merchant): Promise<void> {
  await tx.$executeRaw`lock table merchant in share row exclusive mode`
  const mains = await tx.merchant.findMany({ where: { main: true }, select: { id: true, reference: true } })
  const [other] = mains
  if (other && mains.every((one) => one.id !== id)) throw duplicateMain(other)
}

/** In the order asked for; locked in that of their ids. */
async function lockedMerchants(tx: Prisma.TransactionClient, ids: readonly MerchantId[]): Promise<Merchant[]> {
  await tx.$queryRaw`select 1 from merchant where id::text = any (${[...ids]}) order by id for update`
  const rows = await tx.merchant.findMany({ where: { id: { in: [...ids] } } })
  const found = new Map(rows.map((row) => [row.id, merchantOf(row)]))
  return ids.map((id) => {
    const merchant = found.get(id)
    if (!merchant) throw merchantNotFound(id)
    return merchant
  })
}

async function upsertMerchant(
  tx: Prisma.TransactionClient,
  { id, process, profile, ...rest }: Merchant,
): Promise<void> {
  const row = {
    ...rest,
    stores: [...rest.stores],
    warehouses: [...rest.warehouses],
    process: process ?? null,
    profile: (profile as Prisma.InputJsonObject | undefined) ?? PrismaValues.DbNull,
  }
  try {
    await tx.merchant.upsert({ where: { id }, create: { id, ...row }, update: row })
  } catch (error) {
    throw isViolation(error, 'unique') ? duplicateReference(rest.reference) : error
  }
}

/** Imports are rare: one at a time keeps versions dense and one of them active. Readers do not wait. */
const lockVersions = (tx: Prisma.TransactionClient): Promise<number> =>
  tx.$executeRaw`lock table process_version in share row exclusive mode`

/** What one change may do depends on the others: one at a time. Readers do not wait. */
const lockEntries = (tx: Prisma.TransactionClient): Promise<number> =>
  tx.$executeRaw`lock table setup_entry in share row exclusive mode`

function upsertEntries(tx: Prisma.TransactionClient, entries: readonly SetupEntry[]): Promise<number> {
  // One statement does not write a row twice.
  const last = new Map(entries.map((entry) => [`${entry.kind} ${entry.key}`, entry]))
  return tx.$executeRaw`insert into setup_entry (kind, key, body, updated_at)
    select kind, key, body, now() from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb)
      as x(kind text, key text, body jsonb)
    on conflict (kind, key) do update set body = excluded.body, updated_at = excluded.updated_at`
}

const dropEntries = (tx: Prisma.TransactionClient, entries: readonly EntryKey[]): Promise<number> =>
  tx.$executeRaw`delete from setup_entry e
    using jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as x(kind text, key text)
    where e.kind = x.kind and e.key = x.key`

const deactivate = (tx: Prisma.TransactionClient, name: string): Promise<unknown> =>
  tx.processVersion.updateMany({ where: { name, active: true }, data: { active: false } })

async function nextVersion(
  tx: Prisma.TransactionClient,
  { model, findings, activate, ...process }: NewProcess,
): Promise<Prisma.ProcessVersionCreateInput> {
  const { _max } = await tx.processVersion.aggregate({ where: { name: process.name }, _max: { version: true } })
  return {
    ...process,
    version: (_max.version ?? 0) + 1,
    active: activate,
    model: model as unknown as Prisma.InputJsonObject,
    findings: findings as unknown as Prisma.InputJsonArray,
  }
}
